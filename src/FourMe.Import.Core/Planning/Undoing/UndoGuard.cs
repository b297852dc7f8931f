using System.Globalization;
using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>Refuses plans that cannot be undone, before the account is read.</summary>
/// <param name="plans">The plans of the state folder.</param>
/// <param name="clock">The clock, for the age of a plan.</param>
internal sealed class UndoGuard(PlanStore plans, TimeProvider clock)
{
    /// <summary>How long a plan can be undone. Afterwards it is deleted with the previous values.</summary>
    internal static readonly TimeSpan Possible = TimeSpan.FromDays(30);

    private const int IdParts = 4;

    /// <summary>Opens a plan that can be undone.</summary>
    /// <param name="id">Id of the plan.</param>
    /// <param name="connected">Host and account of the connection.</param>
    /// <exception cref="FourMeException">
    /// <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>WrongAccount</c>, <c>PlanUndone</c>, <c>UndoOfUndo</c>, <c>UndoExpired</c>,
    /// <c>PlanPartlyApplied</c>, <c>PlanNotApplied</c>.
    /// </exception>
    internal (PlanFile Plan, AppliedPlan Applied) Open(string id, JobOwner connected)
    {
        PlanFile file = plans.Find(id) ?? throw (IsOld(TimeIn(id)) ? Failures.UndoExpired(id) : Failures.PlanNotFound(id)).ToException();
        Plan plan = file.Plan;
        var owner = new JobOwner(file.Header.Host, plan.Account);
        if (owner != connected)
            throw Failures.WrongAccount($"Plan '{plan.Id}'", owner.ToString(), connected.ToString()).ToException();
        if (plan.State == PlanState.Undone) throw Failures.PlanUndone(plan.Id).ToException();
        if (file.Header.Undoes is { } other) throw Failures.UndoOfUndo(plan.Id, other).ToException();
        if (IsOld(plan.Created)) throw Failures.UndoExpired(plan.Id).ToException();
        if (plan.State == PlanState.PartlyApplied) throw Failures.PlanPartlyApplied(plan.Id).ToException();
        PlanFile? begun = plans.All().FirstOrDefault(one => one.Header.Undoes == plan.Id && one.Plan.State == PlanState.PartlyApplied);
        if (begun is not null) throw Failures.PlanPartlyApplied(begun.Plan.Id).ToException();
        // A plan of which some files were never sent is out of date, but its sent files can be undone.
        AppliedPlan? applied = new AppliedStore(file.Folder).Read(plan.Id);
        if (plan.State is not (PlanState.Applied or PlanState.OutOfDate) || applied is not { Files.Count: > 0 })
            throw Failures.PlanNotApplied(plan.Id).ToException();
        return (file, applied);
    }

    private bool IsOld(DateTimeOffset? made) => made is { } at && clock.GetUtcNow() - at > Possible;

    /// <summary>The creation time of a deleted plan, taken from its id: type-date-time-hex. Null when the id has another form.</summary>
    private static DateTimeOffset? TimeIn(string id)
    {
        string[] parts = id.Split('-');
        return parts.Length >= IdParts && DateTimeOffset.TryParseExact($"{parts[parts.Length - 3]}-{parts[parts.Length - 2]}",
            "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;
    }
}
