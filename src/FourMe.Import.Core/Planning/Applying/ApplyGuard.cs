using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>Refuses plans that must not be applied, before anything is sent.</summary>
/// <param name="plans">The plans of the state folder.</param>
/// <param name="baselines">The baselines of the state folder.</param>
/// <param name="clock">The clock, for the age of a plan.</param>
internal sealed class ApplyGuard(PlanStore plans, BaselineStore baselines, TimeProvider clock)
{
    /// <summary>Throws unless the plan may be applied.</summary>
    /// <param name="file">The plan.</param>
    /// <param name="applied">The progress of the plan; null when nothing was sent.</param>
    /// <param name="connected">Host and account of the connection.</param>
    /// <exception cref="FourMeException">
    /// <c>WrongAccount</c>, <c>PlanApplied</c>, <c>RunPaused</c>, <c>BaselineUnproven</c>, <c>OutOfDate</c>, <c>PlanHeld</c> or
    /// <c>PlanChanged</c>.
    /// </exception>
    internal void Check(PlanFile file, AppliedPlan? applied, JobOwner connected)
    {
        Plan plan = file.Plan;
        var owner = new JobOwner(file.Header.Host, plan.Account);
        if (owner != connected)
            throw Failures.WrongAccount($"Plan '{plan.Id}'", owner.ToString(), connected.ToString()).ToException();
        if (plan.State is PlanState.Applied or PlanState.Undone)
            throw Failures.PlanApplied(plan.Id, wasUndone: plan.State == PlanState.Undone).ToException();
        // An undo plan belongs to a run name that the undo itself has suspended.
        if (file.Header.Undoes is null) new SyncPauseStore(baselines.StateFolder).ThrowIfPaused(owner, plan.Name);
        if (file.Header.LookOnly is not null) throw Failures.BaselineUnproven(plan.Id, file.Header.BaselinePath).ToException();
        if (applied is not { IsSent: true } && WhyOutOfDate(file, applied, owner) is { } because)
            throw Failures.OutOfDate(plan.Id, because).ToException();
        if (plan.State == PlanState.Held)
            throw Failures.PlanHeld(plan.Id, plan.Name, Reasons(plan), baselines.StateFolder).ToException();
        file.Verify();
    }

    private static string Reasons(Plan plan) => string.Join("; ", plan.Held.Select(held => $"{held.Limit}: {HeldWords.Of(held)}"));

    private string? WhyOutOfDate(PlanFile file, AppliedPlan? applied, JobOwner owner)
    {
        Plan plan = file.Plan;
        if (plan.State == PlanState.OutOfDate) return "it was found out of date before";
        if (clock.GetUtcNow() - plan.Created > PlanCurrency.Lasts) return $"it was made at {plan.Created:u}, more than 3 days ago";
        if (plans.All().FirstOrDefault(other => PlanCurrency.IsNewer(other, file)) is { } newer)
            return $"plan '{newer.Plan.Id}' of the same run name is newer";
        return IsBaselineNewer(file, applied, baselines.About(owner, plan.Type)) ? "the baseline is newer than the plan" : null;
    }

    /// <summary>
    /// A plan made from an exported file is as old as that file. A baseline written by the plan's own read-back does not count as newer.
    /// </summary>
    private static bool IsBaselineNewer(PlanFile file, AppliedPlan? applied, BaselineAbout? baseline) => file.Header.BaselinePath is null
        ? baseline is null || (baseline.Hash != file.Header.BaselineHash && baseline.Hash != applied?.BaselineHash)
        : baseline is not null && baseline.StandsFor > file.Plan.BaselineTime && baseline.Hash != applied?.BaselineHash;
}
