using System.ComponentModel;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets that change run names, for which the names are mandatory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ChosenRunNameCommand : RunNameCommand
{
    /// <summary>Run names; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RunNameTransform]
    [ArgumentCompleter(typeof(RunNamePatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    private protected override object? DefaultTarget => Name;
}
