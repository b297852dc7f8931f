namespace FourMe.Import.Planning;

/// <summary>How long a plan can be applied: for 3 days, and until a newer plan of its run name exists.</summary>
internal static class PlanCurrency
{
    internal static readonly TimeSpan Lasts = TimeSpan.FromDays(3);

    /// <summary>
    /// The plan in its current state: a plan that expired unapplied is out of date. A held plan stays held, because its changes can still
    /// be approved.
    /// </summary>
    /// <param name="file">The plan.</param>
    /// <param name="all">All plans of the state folder.</param>
    /// <param name="now">The current time.</param>
    internal static Plan AsOf(PlanFile file, IReadOnlyList<PlanFile> all, DateTimeOffset now)
    {
        bool canBeOver = file.Plan.State is PlanState.Ready or PlanState.Approved;
        return canBeOver && (now - file.Plan.Created > Lasts || all.Any(other => IsNewer(other, file)))
            ? file.Plan with { State = PlanState.OutOfDate } : file.Plan;
    }

    /// <summary>Whether another plan of the same run name was made later. View-only plans do not count.</summary>
    internal static bool IsNewer(PlanFile other, PlanFile file) =>
        other.Plan.Id != file.Plan.Id && other.Header.Host == file.Header.Host && other.Plan.Account == file.Plan.Account
        && string.Equals(other.Plan.Name, file.Plan.Name, StringComparison.OrdinalIgnoreCase) && other.Header.LookOnly is null
        && (other.Header.Order, other.Plan.Created).CompareTo((file.Header.Order, file.Plan.Created)) > 0
        // An undo plan does not depend on the run's later plans, only on the account.
        && (file.Header.Undoes is null || other.Header.Undoes == file.Header.Undoes);
}
