using System.Globalization;
using FourMe.Import.Text;

namespace FourMe.Import.Planning;

/// <summary>A traced record that is missing from the run: what the account and the ledger know about it.</summary>
/// <param name="asked">The key under which it was asked for.</param>
/// <param name="planning">The plan it is traced in.</param>
/// <param name="watch">Receives the decisions about it.</param>
internal sealed class AbsentTrace(string asked, PlanRun planning, DecisionWatch watch)
{
    private string[]? _row;
    private WatchedRecord? _watched;

    /// <summary>Finds the records in the account, before the comparison.</summary>
    internal static void Find(IReadOnlyList<AbsentTrace> absent, PlanRun planning, CancellationToken stop)
    {
        string source = planning.Options.Source ?? string.Empty;
        BaselineColumns columns = planning.Columns!;
        int[] places = [.. TraceKeys.Of(planning.Type).Select(columns.Of).Where(place => place >= 0)];
        var asked = absent.ToDictionary(record => record.Asked, StringComparer.OrdinalIgnoreCase);
        foreach (string[] row in planning.Baseline!.Rows(stop))
        {
            bool isOfSource = columns.Cell(row, RecordKey.Source).Trim() == source;
            foreach (int place in places)
                if (asked.TryGetValue(row[place].Trim(), out AbsentTrace? record) && (record._row is null || isOfSource))
                    record._row = (string[])row.Clone();
        }
        foreach (AbsentTrace record in absent) record._watched = record.Watch();
    }

    internal string Asked => asked;

    /// <summary>The decisions about the record, or the reason why there are none.</summary>
    internal IEnumerable<TraceCell> Answer(TraceAnswer answer, CancellationToken stop)
    {
        JoinContext context = answer.Context;
        WatchedRecord watched = _watched!;
        LedgerRecord? known = Known(watched.Key, stop);
        (string decision, string reason) = watched.Changes.Count > 0 || watched.Notes.Count > 0 ? answer.Decide(watched, [])
            : Explain(context, known);
        TraceCell Cell(string column, string what, string why) => new()
        {
            Type = context.Type.Name, Key = watched.Key, Name = _row is null ? null : context.NameOf(_row),
            RecordId = _row is null ? known?.RecordId : context.IdOf(_row), RecordDecision = decision, RecordReason = reason,
            Column = column, Decision = what, Reason = why,
        };
        CellChange[] cells = [.. watched.Changes.SelectMany(change => change.Cells)];
        if (cells.Length == 0) return [Cell(string.Empty, decision, reason)];
        return cells.Select(cell => Cell(cell.Column, decision, CellReasons.Of(watched.Changes[0].Action, cell.New, cell.Old)) with
        {
            Cell = cell.New, AccountValue = cell.Old, Rule = nameof(PlanOptions.Retire),
        });
    }

    private WatchedRecord Watch()
    {
        string? id = _row is null ? null : planning.Columns!.Cell(_row, RecordKey.SourceId).Trim();
        return watch.Add(string.IsNullOrEmpty(id) ? asked : id!);
    }

    private LedgerRecord? Known(string key, CancellationToken stop)
    {
        LedgerRecord? found = null;
        // Reads to the end, because only then an altered ledger is detected.
        foreach (LedgerRecord record in planning.Ledger?.Records() ?? [])
        {
            stop.ThrowIfCancellationRequested();
            if (record.Key == key || (record.RecordId is not null && record.RecordId == asked)) found = record;
        }
        return found;
    }

    private (string Decision, string Reason) Explain(JoinContext context, LedgerRecord? known)
    {
        if (_row is null)
            return known is null ? (TraceDecision.Unknown, "Neither the records that came in, nor the account, nor the ledger has it.")
                : (nameof(PlanNotes.Vanished), "It is in the ledger of this run name, but the account no longer has it.");
        string source = context.Columns.Cell(_row, RecordKey.Source).Trim();
        if (known is null && source != context.Source)
        {
            string whose = source.Length == 0 ? "without Source" : $"with the Source '{source}'";
            return (TraceDecision.OtherSource, $"The account has it {whose}. This run does not touch it.");
        }
        if (context.Source.Length > 0 && context.Others.ThatHas(context.Columns.Cell(_row, RecordKey.SourceId).Trim()) is { } other)
            return (nameof(PlanNotes.ClaimedByOther), $"The run name '{other}' has it in its ledger. It is left as it is.");
        if (known is null)
            return (nameof(PlanNotes.Unclaimed), "It has this Source, but this run name has never seen it. It is left as it is.");
        if (known.Retired is { } retired)
            return (TraceDecision.Retired, $"This run name took it out of use at {Moment(retired.At)}: {Cells(retired)}.");
        if (planning.Options.Retire is null) return (TraceDecision.Known, $"{Seen(known)} This run retires nothing.");
        if (context.Rows.HasUnreadableKey)
            return (TraceDecision.Known, $"{Seen(known)} Nobody is retired, because a key of a record that came in could not be read.");
        if (context.Retire?.AreIn(_row) == true)
            return (TraceDecision.Known, $"{Seen(known)} It is out of use already, and not by this run name.");
        string after = Counted.Of(planning.Options.RetireAfter, "good run");
        return (known.Missed > 0 ? nameof(PlanNotes.Missing) : TraceDecision.Known,
            $"{Seen(known)} It is retired once it is missing in {after}; so far it was in {known.Missed}.");
    }

    private static string Seen(LedgerRecord known) =>
        known.LastSeen is { } seen ? $"This run name saw it last at {Moment(seen)}."
            : "This run name has claimed it, but has never seen it.";

    private static string Cells(Retired retired) =>
        string.Join(", ", retired.Cells.Select(cell => $"{cell.Column} '{cell.Before}' became '{cell.Written}'"));

    private static string Moment(DateTimeOffset moment) => moment.ToString("u", CultureInfo.InvariantCulture);
}
