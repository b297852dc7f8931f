using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists run names: the figures of their ledgers, and whether they are suspended. Needs no connection.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeSync")]
[OutputType(typeof(Sync))]
public sealed class GetFourMeSyncCommand : RunNameCommand
{
    /// <summary>Run names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RunNameTransform]
    [ArgumentCompleter(typeof(RunNamePatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    private protected override void Process()
    {
        foreach (Sync sync in Named(Name, _ => null, unreadable => WriteFailure(unreadable, null))) WriteSync(sync);
    }
}
