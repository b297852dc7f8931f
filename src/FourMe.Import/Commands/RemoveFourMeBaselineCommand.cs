using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Deletes local copies of accounts' records. Nothing in the account changes.</summary>
[Cmdlet(VerbsCommon.Remove, "FourMeBaseline", DefaultParameterSetName = ByType, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemoveFourMeBaselineCommand : BaselineCommand
{
    private const string ByType = "Type";
    private const string ByBaseline = "Baseline";

    /// <summary>Record types; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByType)]
    [ArgumentCompleter(typeof(KeptBaselineCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Type { get; set; } = [];

    /// <summary>Baselines from Get-FourMeBaseline, of any account.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByBaseline)]
    [ValidateNotNull]
    public object? Baseline { get; set; }

    private protected override object? DefaultTarget => ParameterSetName == ByType ? Type : Baseline;

    private protected override void Process()
    {
        foreach (Baseline baseline in ParameterSetName == ByType ? Named() : Given())
            if (ShouldProcess(baseline.ToString(), "Delete the baseline")) Store.Remove(baseline);
    }

    /// <summary>Finds baselines by type in the account of the connection. Those of other accounts must be passed as objects.</summary>
    private IEnumerable<Baseline> Named()
    {
        JobOwner owner = JobOwner.Of(ConnectionChoice.Resolve(Connection).Client);
        Baseline[] own = [.. Store.All().Where(baseline => baseline.Owner == owner)];
        foreach (string name in Type)
        {
            Baseline[] found = [.. own.Where(baseline => IsNamed(baseline, name))];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteFailure(Failures.BaselineNotFound(name), name);
            foreach (Baseline baseline in found) yield return baseline;
        }
    }

    /// <summary>Finds the baseline of an object, which may come from another process and is identified by its properties.</summary>
    private IEnumerable<Baseline> Given()
    {
        string type = TextOf("Type");
        var owner = new JobOwner(TextOf("Host"), TextOf("Account"));
        if (Store.All().FirstOrDefault(baseline => baseline.Owner == owner && baseline.Type == type) is { } found) yield return found;
        else WriteFailure(Failures.BaselineNotFound(type), Baseline);
    }

    private string TextOf(string property) => PSObject.AsPSObject(Baseline).Properties[property]?.Value?.ToString() ?? string.Empty;
}
