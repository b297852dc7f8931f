using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The run names of a state folder: those with a ledger, suspended ones, and those with only an open plan.</summary>
/// <param name="stateFolder">The state folder.</param>
/// <param name="clock">The clock.</param>
internal sealed class RunNames(string stateFolder, TimeProvider clock)
{
    private readonly LedgerStore _ledgers = new(stateFolder);
    private readonly SyncPauseStore _pauses = new(stateFolder);
    private readonly PlanStore _plans = new(stateFolder, clock);

    /// <summary>All run names, ordered by name, account and host.</summary>
    /// <param name="unreadable">Called for each ledger that cannot be read; null to skip those.</param>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>: the folder cannot be read.</exception>
    internal IReadOnlyList<Sync> All(Action<Failure>? unreadable = null)
    {
        var names = new Dictionary<string, Sync>(StringComparer.OrdinalIgnoreCase);
        foreach (Ledger ledger in _ledgers.All(unreadable ?? (_ => { }))) Add(names, Of(ledger.About));
        foreach (PlanFile plan in WaitingPlans()) Add(names, Of(plan));
        foreach (SyncPause pause in _pauses.All()) Add(names, Of(pause.Owner, pause.Name));
        return [.. names.Values.Select(WithState).OrderBy(sync => sync.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(sync => sync.Account, StringComparer.Ordinal).ThenBy(sync => sync.Host, StringComparer.Ordinal)];
    }

    /// <summary>A run name without any data.</summary>
    internal static Sync Of(JobOwner owner, string name) => new() { Name = name, Account = owner.Account, Host = owner.Host };

    /// <summary>Whether a run name has a ledger, readable or not.</summary>
    internal bool HasLedger(Sync sync) => _ledgers.Exists(sync.Owner, sync.Name);

    /// <summary>Whether a run name is suspended. An unreadable file counts as suspended.</summary>
    internal bool IsSuspended(Sync sync) => _pauses.Find(sync.Owner, sync.Name) is not null;

    /// <summary>Suspends a run name.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal Sync Suspend(Sync sync, string by, string? reason)
    {
        _pauses.Suspend(sync.Owner, sync.Name, reason, by, clock.GetUtcNow());
        return WithState(sync);
    }

    /// <summary>Resumes a run name.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal Sync Resume(Sync sync)
    {
        _pauses.Resume(sync.Owner, sync.Name);
        return WithState(sync);
    }

    /// <summary>
    /// Deletes everything about a run name: its ledger, what it has learned, its agreements and its suspension. Its open plans, which
    /// depend on these, become out of date. Nothing in the account changes.
    /// </summary>
    /// <exception cref="FourMeException"><c>RunInProgress</c> or <c>FileWriteFailed</c>.</exception>
    internal void Remove(Sync sync, ITransferHost host)
    {
        using RunLock alone = RunLock.Take(stateFolder, new RunKey(sync.Owner, sync.Name, sync.Type, sync.Source), clock, host);
        foreach (PlanFile plan in OpenPlans().Where(plan => IsOf(plan, sync)).ToList())
            _plans.Save(plan.Header with { Plan = plan.Plan with { State = PlanState.OutOfDate } });
        new AgreementStore(stateFolder, clock).Spend(sync.Owner, sync.Name);
        _ledgers.Remove(sync.Owner, sync.Name);
        // The suspension is removed last, so that no run starts before.
        _pauses.Resume(sync.Owner, sync.Name);
    }

    private IEnumerable<PlanFile> OpenPlans() => _plans.All().Where(plan => plan.Header.LookOnly is null && IsOpen(plan.Plan.State));

    /// <summary>The open plans that are still current.</summary>
    private IEnumerable<PlanFile> WaitingPlans()
    {
        IReadOnlyList<PlanFile> all = _plans.All();
        DateTimeOffset now = clock.GetUtcNow();
        return all.Where(plan => plan.Header.LookOnly is null && IsOpen(PlanCurrency.AsOf(plan, all, now).State));
    }

    private static bool IsOpen(PlanState state) =>
        state is PlanState.Ready or PlanState.Held or PlanState.Approved or PlanState.PartlyApplied;

    private static bool IsOf(PlanFile plan, Sync sync) => OwnerOf(plan) == sync.Owner
        && string.Equals(plan.Plan.Name, sync.Name, StringComparison.OrdinalIgnoreCase);

    private static JobOwner OwnerOf(PlanFile plan) => new(plan.Header.Host, plan.Plan.Account);

    private static void Add(Dictionary<string, Sync> names, Sync sync)
    {
        string key = string.Join("|", sync.Host, sync.Account, sync.Name);
        if (!names.ContainsKey(key)) names.Add(key, sync);
    }

    private static Sync Of(PlanFile plan) =>
        Of(OwnerOf(plan), plan.Plan.Name) with { Type = plan.Plan.Type, Source = plan.Plan.Source };

    private static Sync Of(LedgerAbout about) => Of(about.Owner, about.Name) with
    {
        Type = about.Type, Source = about.Source, Records = about.Records, Retired = about.Retired, LastGoodRun = about.LastGoodRun,
    };

    private Sync WithState(Sync sync)
    {
        SyncPause? pause = _pauses.Find(sync.Owner, sync.Name);
        return sync with
        {
            State = pause is null ? SyncState.Active : SyncState.Suspended,
            SuspendedBy = pause?.By, Suspended = pause?.At, Reason = pause?.Reason,
        };
    }
}
