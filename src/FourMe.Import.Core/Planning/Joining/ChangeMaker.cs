using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Creates changes: the differing cells, and the row to send.</summary>
internal sealed class ChangeMaker(JoinContext context)
{
    private static readonly IReadOnlyList<CellChange> Nothing = [];

    /// <summary>Compares a record of the run with the account's record; null when nothing differs.</summary>
    /// <param name="number">The number of the run's record.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="row">The cells of the account's record.</param>
    /// <param name="action">The action of the change.</param>
    /// <param name="before">Further cells to change that are not in the run: those of a Restore.</param>
    internal PlannedChange? Compare(
        uint number, string?[] cells, string[] row, ChangeAction action, IReadOnlyList<CellChange>? before = null)
    {
        string key = context.Desired.Keys.TextOf(cells)!;
        var changes = new List<CellChange>(before ?? Nothing);
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        if (context.IdOf(row) is { } id) sent[RecordKey.Id] = id;
        foreach (CellChange cell in changes) sent[cell.Column] = cell.New!;
        foreach (RunColumn column in context.Desired.Columns[context.Desired[number].Set].Columns)
        {
            if (!column.IsForExisting)
            {
                Decide(number, column, column.IsOnlyForNew ? TraceDecision.LeftOut
                    : column.Name == RecordKey.Id ? TraceDecision.Equal : nameof(PlanNotes.NotComparable));
                continue;
            }
            string desired = cells[column.Slot]!;
            if (!column.IsCompared)
            {
                sent[column.Header] = desired;
                Decide(number, column, nameof(PlanNotes.NotComparable));
                continue;
            }
            string actual = row[column.Place];
            if (column.Meaning.Merge(desired, actual) is not { } written)
            {
                context.Note(PlanNotes.NotMerged(key, column.Header));
                Decide(number, column, nameof(PlanNotes.NotMerged));
                continue;
            }
            sent[column.Header] = written;
            if (column.Same(desired, actual) || column.ReadsAs(context.Learned, written, actual))
            {
                Decide(number, column, TraceDecision.Equal);
                context.Remembered.Same(number, column, desired);
                continue;
            }
            if (column.NeverConverges(context.Learned, key, written))
            {
                sent.Remove(column.Header);
                context.Note(PlanNotes.NeverConverges(key, column.Header, written, actual));
                Decide(number, column, nameof(PlanNotes.NeverConverges));
                continue;
            }
            if (context.Remembered.IsDrift(number, column, desired))
            {
                sent.Remove(column.Header);
                if (column.OnDrift == DriftAction.Report) context.Note(PlanNotes.Drift(key, column.Header, desired, actual));
                Decide(number, column, TraceDecision.Kept);
                continue;
            }
            changes.Add(new CellChange(column.Header, actual, written));
            Decide(number, column, action.ToString());
        }
        return changes.Count == 0 ? null : new PlannedChange(New(action, key, row, changes), [sent], number);
    }

    /// <summary>A change that creates a record missing in the account.</summary>
    internal PlannedChange Create(uint number, string?[] cells)
    {
        var changes = new List<CellChange>();
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (RunColumn column in context.Desired.Columns[context.Desired[number].Set].Columns)
        {
            string cell = cells[column.Slot]!;
            sent[column.Header] = cell;
            if (cell.Length > 0) changes.Add(new CellChange(column.Header, null, cell));
            Decide(number, column, cell.Length > 0 ? nameof(ChangeAction.Create) : TraceDecision.Equal);
        }
        return new PlannedChange(new Change
        {
            PlanId = context.Writer.Id,
            Type = context.Type.Name,
            Action = ChangeAction.Create,
            Key = context.Desired.Keys.TextOf(cells)!,
            Name = context.Label(column => context.Desired.Keys.Cell(cells, column)),
            Cells = changes,
        }, [sent], number);
    }

    /// <summary>A change that retires a record of the account.</summary>
    internal PlannedChange Retire(string key, string[] row, IReadOnlyList<CellChange> cells, string? reason)
    {
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        if (context.IdOf(row) is { } id) sent[RecordKey.Id] = id;
        else (sent[RecordKey.Source], sent[RecordKey.SourceId]) = (context.Source, key);
        foreach (KeyValuePair<string, string> cell in context.Retire!.Values) sent[cell.Key] = cell.Value;
        return new PlannedChange(New(ChangeAction.Retire, key, row, cells, reason), [sent]);
    }

    private void Decide(uint number, RunColumn column, string decision) => context.Watch?.Decide(number, column.Header, decision);

    private Change New(ChangeAction action, string key, string[] row, IReadOnlyList<CellChange> cells, string? reason = null) => new()
    {
        PlanId = context.Writer.Id,
        Type = context.Type.Name,
        Action = action,
        Key = key,
        RecordId = context.IdOf(row),
        Name = context.NameOf(row),
        Cells = cells,
        Reason = reason,
    };
}
