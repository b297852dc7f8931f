namespace FourMe.Import.Rows;

/// <summary>Columns that belong together: a key, or a way to name an owner.</summary>
internal sealed class ColumnGroup
{
    private readonly RowColumn[] _columns;
    private readonly KeyHash _seed;

    private ColumnGroup(IReadOnlyList<string> names, PlanSlots slots)
    {
        Names = names;
        _columns = [.. names.Select(name => new RowColumn(name, slots))];
        foreach (string name in names) _seed = _seed.With(name.AsSpan());
    }

    internal IReadOnlyList<string> Names { get; }

    internal static ColumnGroup[] Of(IReadOnlyList<IReadOnlyList<string>> groups, PlanSlots slots) =>
        [.. groups.Select(names => new ColumnGroup(names, slots))];

    /// <summary>The first group whose columns are all filled in a row; null when there is none.</summary>
    internal static ColumnGroup? FirstComplete(ColumnGroup[] groups, string?[] cells)
    {
        foreach (ColumnGroup group in groups)
            if (group.IsComplete(cells)) return group;
        return null;
    }

    /// <summary>The form in which a row's values are compared: trimmed; e-mail addresses and owners regardless of case.</summary>
    internal KeyHash Identity(string?[] cells, bool ignoreCase)
    {
        KeyHash identity = _seed;
        foreach (RowColumn column in _columns) identity = identity.WithTrimmed(column.In(cells)!, ignoreCase);
        return identity;
    }

    /// <summary>The values of a row, trimmed, in the order of the columns.</summary>
    internal IEnumerable<string> Values(string?[] cells) => _columns.Select(column => column.In(cells)!.Trim());

    private bool IsComplete(string?[] cells)
    {
        foreach (RowColumn column in _columns)
            if (!column.IsFilledIn(cells)) return false;
        return true;
    }
}
