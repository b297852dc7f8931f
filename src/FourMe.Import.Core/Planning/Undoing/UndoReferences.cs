namespace FourMe.Import.Planning;

/// <summary>
/// Removes, and notes, previous references to records that are retired now: the service refuses the whole row for one.
/// </summary>
internal sealed class UndoReferences(UndoContext context, RetiredReferences retired)
{
    /// <summary>The change without such references; null when nothing else is left.</summary>
    internal PlannedChange? Filter(PlannedChange planned)
    {
        if (planned.Change.Action == ChangeAction.Retire) return planned;
        string[] refused = [.. planned.Rows.SelectMany(row => row).Where(IsRefused).Select(cell => cell.Key).Distinct()];
        if (refused.Length == 0) return planned;
        Change change = planned.Change;
        foreach (string column in refused)
            context.Note(PlanNotes.RetiredReference(change.Key, column, planned.Rows.SelectMany(row => row)
                .First(cell => cell.Key == column && IsRefused(cell)).Value));
        // Rows of an owner are undone as a whole or not at all.
        if (context.Type.Owners.Count > 0) return null;
        CellChange[] left = [.. change.Cells.Where(cell => !refused.Contains(cell.Column))];
        return left.Length == 0 ? null : new PlannedChange(change.With(left),
            [.. planned.Rows.Select(row => row.Where(cell => !refused.Contains(cell.Key))
                .ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal))]);
    }

    private bool IsRefused(KeyValuePair<string, string> cell) => context.Type.FindColumn(cell.Key) is { Reference: not null } column
        && retired.AreIn(column, context.MeaningOf(cell.Key), cell.Value);
}
