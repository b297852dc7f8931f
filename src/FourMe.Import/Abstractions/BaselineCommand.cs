using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell;

/// <summary>What the cmdlets share that work on the baselines of a state folder.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BaselineCommand : FourMeCommand
{
    private const string TypeName = "FourMe.Baseline";

    /// <summary>The connection; the default one when it is not given.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    /// <summary>The folder with plans, baselines and ledgers; the user's own when it is not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    private protected BaselineStore Store => field ??= new BaselineStore(StatePaths.Of(this, StatePath), TimeProvider.System);

    /// <summary>Hands out a baseline under the name that views and scripts know it by.</summary>
    private protected void WriteBaseline(Baseline baseline) => WriteObject(NamedObject.Of(baseline, TypeName));

    /// <summary>Whether a type goes by a name, which may be a pattern.</summary>
    private protected static bool IsNamed(Baseline baseline, string name) =>
        WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(baseline.Type);
}
