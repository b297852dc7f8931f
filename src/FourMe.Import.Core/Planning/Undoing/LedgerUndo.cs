using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Brings the ledger of a run name to what the account is after a plan was taken back. That is no run of the source: nothing counts as
/// seen or missing, and the undone plan was no good run. Done again after a crash it changes nothing more.
/// </summary>
/// <remarks>
/// <para>A record that is retired again is the name's own retirement, so it is restored when the source brings it.</para>
/// <para>A record that is in use again was never missing, so its absences count anew; how many were retired lately stays as it was.</para>
/// <para>A record that has lost Source and Source ID is unknown to the name: it is recognised, and adopted, as for the first time.</para>
/// </remarks>
/// <param name="plan">The plan that took another one back.</param>
/// <param name="stateFolder">Where ledgers are.</param>
internal sealed class LedgerUndo(PlanFile plan, string stateFolder)
{
    private readonly HashSet<KeyHash> _restored = [];
    private readonly HashSet<KeyHash> _forgotten = [];
    private readonly Dictionary<KeyHash, Retired> _retired = [];

    /// <summary>Keeps what became of the plan.</summary>
    /// <param name="outcomes">What became of each change.</param>
    /// <param name="began">When it was first applied.</param>
    /// <exception cref="FourMeException"><c>LedgerUnreadable</c>, <c>RunNameTaken</c>, <c>FileWriteFailed</c>.</exception>
    internal void Keep(ChangeOutcomes outcomes, DateTimeOffset began)
    {
        var ledgers = new LedgerStore(stateFolder);
        Plan of = plan.Plan;
        if (ledgers.Find(new JobOwner(plan.Header.Host, of.Account), of.Name, of.Type, of.Source) is not { } before) return;
        long place = 0;
        foreach (PlannedChange planned in plan.Changes()) Note(planned.Change, outcomes[++place], began);
        LedgerAbout about = before.About with
        {
            Written = began, GoodRuns = [.. before.About.GoodRuns.Where(run => run.Plan != plan.Header.Undoes)],
        };
        ledgers.Write(about, before.Records().Select(After).OfType<LedgerRecord>());
    }

    private void Note(Change change, ChangeOutcome outcome, DateTimeOffset began)
    {
        KeyHash key = KeyHash.Of(change.Key);
        bool isDone = outcome == ChangeOutcome.Applied;
        if (change.Action == ChangeAction.Restore && isDone) _restored.Add(key);
        // Rather a retirement too many that is remembered: a record that is in use all the same is none of it.
        else if (change.Action == ChangeAction.Retire && (isDone || outcome == ChangeOutcome.Doubtful))
            _retired[key] = new Retired(began, [.. change.Cells.Select(cell => new RetiredCell(cell.Column, cell.Old, cell.New!))]);
        else if (change.Action == ChangeAction.Update && isDone && change.Cells.Any(LosesSource)) _forgotten.Add(key);
    }

    private static bool LosesSource(CellChange cell) =>
        cell is { Column: RecordKey.Source or RecordKey.SourceId, New.Length: 0 };

    private LedgerRecord? After(LedgerRecord record)
    {
        KeyHash key = KeyHash.Of(record.Key);
        if (_forgotten.Contains(key)) return null;
        if (_retired.TryGetValue(key, out Retired? retired)) return record with { Retired = retired };
        return _restored.Contains(key) ? record with { Retired = null, Missed = 0, MissedLast = null } : record;
    }
}
