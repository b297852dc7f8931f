using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets for the content of a state folder: plans, runs and run names.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StateCommand : FourMeCommand
{
    /// <summary>The connection. Cmdlets that send nothing use all accounts when it is omitted.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    /// <summary>Folder of plans, baselines and ledgers; the user's state folder when omitted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    private protected PlanStore Plans => field ??= new PlanStore(StatePaths.Of(this, StatePath), TimeProvider.System);

    /// <summary>The account of the connection; null when none is given, which means every account.</summary>
    private protected JobOwner? Owner => Connection is null ? null : JobOwner.Of(ConnectionChoice.Resolve(Connection).Client);

    private protected bool IsMeant(PlanFile plan) => Owner is not { } owner || plan.Owner == owner;

    private protected bool IsMeant(Run run) => Owner is not { } owner || new JobOwner(run.Host, run.Account) == owner;

    /// <summary>Finds plans by an id or a wildcard pattern. Writes an error when an id has no plan, or one of another account.</summary>
    /// <param name="id">An id or a wildcard pattern.</param>
    private protected IReadOnlyList<PlanFile> PlansNamed(string id)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(id))
        {
            if (Plans.Find(id) is not { } plan) WriteFailure(Failures.PlanNotFound(id), id);
            else if (IsMeant(plan)) return [plan];
            else WriteFailure(OfOtherAccount(plan), id);
            return [];
        }
        WildcardPattern pattern = WildcardPattern.Get(id, WildcardOptions.IgnoreCase);
        return [.. Plans.All(altered => WriteFailure(altered, null)).Where(plan => IsMeant(plan) && pattern.IsMatch(plan.Plan.Id))];
    }

    private protected Failure OfOtherAccount(PlanFile plan) =>
        Failures.WrongAccount($"Plan '{plan.Plan.Id}'", plan.Owner.ToString(), Owner.ToString()!);

    /// <summary>Whether one of the patterns matches, ignoring case. True when no patterns are given.</summary>
    private protected static bool IsLike(string text, string[]? patterns) =>
        patterns is null || patterns.Any(pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(text));

    /// <summary>Writes an object with the type name that views and scripts use.</summary>
    /// <param name="named">The object.</param>
    /// <param name="typeName">The type name, such as FourMe.Plan.</param>
    private protected void WriteNamed(object named, string typeName) => WriteObject(NamedObject.Of(named, typeName));
}
