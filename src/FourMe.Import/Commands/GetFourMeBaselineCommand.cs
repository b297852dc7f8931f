using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists the local copies of accounts' records. Needs no connection.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeBaseline")]
[OutputType(typeof(Baseline))]
public sealed class GetFourMeBaselineCommand : BaselineCommand
{
    /// <summary>Record types; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KeptBaselineCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Type { get; set; } = ["*"];

    private protected override void Process()
    {
        IReadOnlyList<Baseline> all = Store.All();
        if (Connection is not null)
        {
            JobOwner owner = JobOwner.Of(ConnectionChoice.Resolve(Connection).Client);
            all = [.. all.Where(baseline => baseline.Owner == owner)];
        }
        foreach (string name in Type)
        {
            Baseline[] found = [.. all.Where(baseline => IsNamed(baseline, name))];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteFailure(Failures.BaselineNotFound(name), name);
            foreach (Baseline baseline in found) WriteBaseline(baseline);
        }
    }
}
