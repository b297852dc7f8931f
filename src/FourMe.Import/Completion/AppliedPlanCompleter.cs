using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of plans that can be undone, newest first.</summary>
internal sealed class AppliedPlanCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) => KnownPlans.Of(request)
        .Where(plan => plan.Plan.State == PlanState.Applied && plan.Header.Undoes is null
            && TimeProvider.System.GetUtcNow() - plan.Plan.Created <= UndoGuard.Possible)
        .Select(plan => new Candidate(plan.Plan.Id, () => $"applied: {plan.Plan.Summary}"));
}
