using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of plans, newest first.</summary>
internal class PlanIdCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        KnownPlans.Of(request).Select(plan => new Candidate(plan.Plan.Id, () => $"{plan.Plan.State}: {plan.Plan.Summary}"));
}
