using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Adjusts the ledger of a run name to the account after a plan was undone. An undo is not a run of the source: nothing counts as seen or
/// missing, and the undone plan no longer counts as a good run. Repeating it after a crash changes nothing more.
/// </summary>
/// <remarks>
/// <para>A record retired again counts as retired by this name, so it is restored when the source has it again.</para>
/// <para>A record restored by the undo was never missing, so its count of misses starts again. Recent retirements stay counted.</para>
/// <para>A record that lost Source and Source ID is removed from the ledger and adopted as if for the first time.</para>
/// </remarks>
/// <param name="plan">The undo plan.</param>
/// <param name="stateFolder">The state folder.</param>
internal sealed class LedgerUndo(PlanFile plan, string stateFolder)
{
    private readonly HashSet<KeyHash> _restored = [];
    private readonly HashSet<KeyHash> _forgotten = [];
    private readonly Dictionary<KeyHash, Retired> _retired = [];

    /// <summary>Updates the ledger.</summary>
    /// <param name="outcomes">The outcome of each change.</param>
    /// <param name="began">When the undo plan was first applied.</param>
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
        // In doubt the retirement is entered. If the record is in use, the entry has no effect.
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
