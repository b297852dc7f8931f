using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Updates the ledger of a run name after its plan was sent in whole or in part, and before the plan's state is saved. Repeating it after a
/// crash changes nothing more.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="type">The record type.</param>
/// <param name="stateFolder">Folder of ledgers and agreements.</param>
/// <param name="clock">Decides which agreements are still valid.</param>
internal sealed class LedgerEnding(PlanFile plan, RecordType type, string stateFolder, TimeProvider clock)
{
    private readonly JobOwner _owner = new(plan.Header.Host, plan.Plan.Account);

    /// <summary>Writes the outcome of the plan to the ledger. After a good run the used agreements are deleted.</summary>
    /// <param name="outcomes">The outcome of each change.</param>
    /// <param name="began">When the plan was first applied. Missing records are counted as of this time.</param>
    /// <param name="isGood">Whether everything was sent, or there was nothing to send.</param>
    /// <param name="confirmed">The remembered values confirmed by the account.</param>
    /// <exception cref="FourMeException"><c>LedgerUnreadable</c>, <c>RunNameTaken</c>, <c>FileWriteFailed</c>.</exception>
    internal void Keep(ChangeOutcomes outcomes, DateTimeOffset began, bool isGood, ConfirmedValues confirmed)
    {
        if (plan.Header.Undoes is not null)
        {
            new LedgerUndo(plan, stateFolder).Keep(outcomes, began);
            return;
        }
        var ledgers = new LedgerStore(stateFolder);
        var agreements = new AgreementStore(stateFolder, clock);
        Plan of = plan.Plan;
        Ledger? before = ledgers.Find(_owner, of.Name, of.Type, of.Source);
        if (before?.About.Plan != of.Id)
        {
            var agreed = new Agreements(agreements.Find(_owner, of.Name));
            LedgerStep step = Step(outcomes, began, isGood, agreed) with { Confirmed = confirmed };
            var done = new DoneChanges(plan.Changes().Select(planned => planned.Change), type, step);
            var update = new LedgerUpdate(step, done);
            (LedgerAbout after, IEnumerable<LedgerRecord> records) = update
                .After(before?.About ?? Empty(), before?.Records() ?? [], () => plan.Seen());
            if (before is not null && update.LeavesRecords(before.About, plan.Header.SeenSum)) ledgers.Write(after);
            else ledgers.Write(after, records);
        }
        if (isGood) agreements.Spend(_owner, of.Name);
    }

    private LedgerStep Step(ChangeOutcomes outcomes, DateTimeOffset began, bool isGood, Agreements agreed)
    {
        long place = 0;
        return new LedgerStep
        {
            At = began,
            IsGood = isGood,
            Plan = plan.Plan.Id,
            Seen = plan.Plan.Seen,
            CountsAbsences = plan.Header.CountsAbsences,
            FilledColumns = plan.Header.FilledColumns,
            Agreed = agreed,
            // The changes arrive in the plan's order.
            IsDone = change => IsDone(change, outcomes[++place]),
        };
    }

    /// <summary>
    /// A Retire with an unknown result counts as done. If the record is still in use, the next run retires it again; if not, it can be
    /// restored.
    /// </summary>
    private static bool IsDone(Change change, ChangeOutcome outcome) => outcome == ChangeOutcome.Applied
        || (outcome == ChangeOutcome.Doubtful && change.Action == ChangeAction.Retire);

    private LedgerAbout Empty() => new()
    {
        Host = _owner.Host, Account = _owner.Account, Name = plan.Plan.Name, Type = plan.Plan.Type, Source = plan.Plan.Source,
    };
}
