namespace FourMe.Import.Planning;

/// <summary>
/// Removes references to retired records, or records being retired, from what is sent: the service refuses the whole row for one. A note is
/// added when the reference was to change.
/// </summary>
/// <param name="context">The join.</param>
/// <param name="records">The retired records of other types.</param>
internal sealed class ReferenceGuard(JoinContext context, RetiredRecords records)
{
    private readonly RetiredReferences _retired = new(context.Type, context.Meaning, context.Found, records);
    private Dictionary<string, RunColumn>? _references;

    private Dictionary<string, RunColumn> References => _references ??= context.Rows.Columns.All
        .Where(column => column.Planned.Column.Reference is not null).ToDictionary(column => column.Header, StringComparer.Ordinal);

    /// <summary>The change without such references; null when nothing else is left.</summary>
    internal PlannedChange? Filter(PlannedChange planned)
    {
        if (References.Count == 0 || planned.Change.Action == ChangeAction.Retire) return planned;
        string[] refused = [.. planned.Rows.SelectMany(row => row).Where(IsRefused).Select(cell => cell.Key).Distinct()];
        return refused.Length == 0 ? planned : Without(planned, refused);
    }

    /// <summary>Whether an owner's rows refer to such a record. They are sent as a whole or not at all.</summary>
    internal bool Refuses(PlannedChange planned)
    {
        foreach (KeyValuePair<string, string> cell in planned.Rows.SelectMany(row => row))
        {
            if (!IsRefused(cell)) continue;
            context.Note(PlanNotes.RetiredReference(planned.Change.Key, cell.Key, cell.Value));
            return true;
        }
        return false;
    }

    private bool IsRefused(KeyValuePair<string, string> cell) =>
        References.TryGetValue(cell.Key, out RunColumn? column)
        && _retired.AreIn(column.Planned.Column, column.Meaning, cell.Value);

    private PlannedChange? Without(PlannedChange planned, string[] refused)
    {
        Change change = planned.Change;
        foreach (string column in refused) context.Watch?.Decide(planned.Number, column, nameof(PlanNotes.RetiredReference));
        foreach (CellChange cell in change.Cells.Where(cell => refused.Contains(cell.Column)))
            context.Note(PlanNotes.RetiredReference(change.Key, cell.Column, cell.New ?? string.Empty));
        CellChange[] left = [.. change.Cells.Where(cell => !refused.Contains(cell.Column))];
        if (left.Length == 0) return null;
        return new PlannedChange(change.With(left),
            [.. planned.Rows.Select(row => row.Where(cell => !refused.Contains(cell.Key))
                .ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal))], planned.Number);
    }
}
