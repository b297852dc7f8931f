using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets for the baselines of a state folder.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BaselineCommand : FourMeCommand
{
    private const string TypeName = "FourMe.Baseline";

    /// <summary>The connection; the default one when omitted.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    /// <summary>Folder of plans, baselines and ledgers; the user's state folder when omitted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    private protected BaselineStore Store => field ??= new BaselineStore(StatePaths.Of(this, StatePath), TimeProvider.System);

    /// <summary>Writes a baseline with the type name that views and scripts use.</summary>
    private protected void WriteBaseline(Baseline baseline) => WriteObject(NamedObject.Of(baseline, TypeName));

    /// <summary>Whether the type of a baseline matches a name or wildcard pattern.</summary>
    private protected static bool IsNamed(Baseline baseline, string name) =>
        WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(baseline.Type);
}
