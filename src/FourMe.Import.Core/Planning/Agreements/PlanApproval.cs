using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// Records a person's agreement to a held plan. Nothing is sent: the plan becomes <see cref="PlanState.Approved"/>, and its changes no
/// longer count against the limits of the next run of its name.
/// </summary>
/// <param name="stateFolder">The state folder. It may belong to another user.</param>
/// <param name="clock">The clock.</param>
internal sealed class PlanApproval(string stateFolder, TimeProvider clock)
{
    private readonly PlanStore _plans = new(stateFolder, clock);
    private readonly LedgerStore _ledgers = new(stateFolder);

    /// <summary>Agrees to a held plan, even when a newer plan of its name exists.</summary>
    /// <param name="id">The plan's id.</param>
    /// <param name="by">Who agrees.</param>
    /// <param name="reason">The person's reason; null for none.</param>
    /// <returns>The plan in its new state.</returns>
    /// <exception cref="FourMeException">
    /// <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>PlanApplied</c>, <c>PlanNotHeld</c>, <c>LedgerUnreadable</c> or <c>FileWriteFailed</c>.
    /// </exception>
    internal Plan Approve(string id, string by, string? reason)
    {
        PlanFile file = _plans.Get(id);
        Plan plan = file.Plan;
        if (plan.State is PlanState.Applied or PlanState.PartlyApplied or PlanState.Undone)
            throw Failures.PlanApplied(id, wasUndone: plan.State == PlanState.Undone).ToException();
        if (plan.Held.Count == 0) throw Failures.PlanNotHeld(id).ToException();
        file.Verify();
        var owner = new JobOwner(file.Header.Host, plan.Account);
        DateTimeOffset now = clock.GetUtcNow();
        new AgreementStore(stateFolder, clock).Save(owner, plan.Name, new Agreement
        {
            PlanId = id, By = by, At = now, Reason = reason, Marks = MarksOf(file),
            Limits = [.. plan.Held.Select(held => new AgreedLimit(held.Limit, held.Count, held.Column))],
        });
        if (plan.Held.Any(held => held.Limit == LimitNames.FirstRun)) BeginLedger(file, owner, now);
        _plans.Save(file.Header with { Plan = plan with { State = PlanState.Approved } });
        return plan with { State = PlanState.Approved };
    }

    private static HashSet<KeyHash> MarksOf(PlanFile file)
    {
        RecordType type = RecordTypes.Get(file.Plan.Type, allowUnknown: true);
        var meanings = new MeaningContext();
        var marks = new HashSet<KeyHash>();
        foreach (PlannedChange planned in file.Changes())
            marks.UnionWith(ChangeMark.All(planned.Change, ChangeEffects.Of(planned.Change, type, meanings)));
        return marks;
    }

    /// <summary>The first approved plan of a run name adds the records it saw to the ledger and counts as a good run.</summary>
    private void BeginLedger(PlanFile file, JobOwner owner, DateTimeOffset now)
    {
        Plan plan = file.Plan;
        Ledger? before = _ledgers.Find(owner, plan.Name, plan.Type, plan.Source);
        if (before?.About.Approved is not null) return;
        var step = new LedgerStep
        {
            At = now, IsGood = true, IsApproval = true, Plan = plan.Id, Seen = plan.Seen, FilledColumns = file.Header.FilledColumns,
        };
        var done = new DoneChanges(file.Changes().Select(planned => planned.Change), RecordTypes.Get(plan.Type, allowUnknown: true), step);
        LedgerAbout about = before?.About ?? new LedgerAbout
        {
            Host = owner.Host, Account = owner.Account, Name = plan.Name, Type = plan.Type, Source = plan.Source,
        };
        (LedgerAbout after, IEnumerable<LedgerRecord> records) =
            new LedgerUpdate(step, done).After(about, before?.Records() ?? [], () => file.Seen());
        _ledgers.Write(after, records);
    }
}
