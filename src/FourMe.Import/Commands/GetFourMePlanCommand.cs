using System.Management.Automation;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists the plans on disk, newest first. Needs no connection.</summary>
[Cmdlet(VerbsCommon.Get, "FourMePlan", DefaultParameterSetName = ById)]
[OutputType(typeof(Plan))]
public sealed class GetFourMePlanCommand : StateCommand
{
    private const string ById = "Id";
    private const string ByLatest = "Latest";

    /// <summary>Ids of plans; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [Alias("PlanId")]
    [PlanIdTransform]
    [ArgumentCompleter(typeof(PlanIdPatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    /// <summary>Only the newest plan.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLatest)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Only plans of these run names; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RunNamePatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only plans of these record types; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecordTypePatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    /// <summary>Only plans in one of these states.</summary>
    [Parameter]
    [ValidateSet(nameof(PlanState.Ready), nameof(PlanState.Held), nameof(PlanState.Approved), nameof(PlanState.Applied),
        nameof(PlanState.PartlyApplied), nameof(PlanState.OutOfDate), nameof(PlanState.Undone))]
    public string[]? State { get; set; }

    private protected override void Process()
    {
        // A pipeline object without an id must not list all plans.
        if (Id is null && MyInvocation.ExpectingInput) return;
        IReadOnlyList<PlanFile> all = Plans.All(altered => { if (Id is null) WriteFailure(altered, null); });
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        IEnumerable<Plan> plans = (Id is null ? all.Where(IsMeant) : Id.SelectMany(PlansNamed))
            .Select(file => PlanCurrency.AsOf(file, all, now)).Where(IsWanted);
        foreach (Plan plan in Latest ? plans.Take(1) : plans) WriteNamed(plan, NamedObject.Plan);
    }

    private bool IsWanted(Plan plan) => IsLike(plan.Name, Name) && IsLike(plan.Type, Type)
        && (State is null || State.Contains(plan.State.ToString(), StringComparer.OrdinalIgnoreCase));
}
