namespace FourMe.Import;

/// <summary>The rules about a whole row: a key to be matched by, and the columns that a record needs.</summary>
internal sealed class RowChecks(ColumnPlan plan, Notices notices)
{
    private readonly RecordType _type = plan.Type;
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private int _known;

    internal void Check(string?[] cells, List<Failure> failures)
    {
        Learn();
        if (_type.Keys.Count > 0 && !_type.Keys.Any(key => key.All(column => Filled(cells, column))))
            failures.Add(Failures.MissingKey(_type.Name, _type.KeysInWords));
        CheckEmptySource(cells, failures);
        foreach (Column column in _type.Columns)
            if (column.Requirement != ColumnRequirement.None) CheckRequired(column, cells, failures);
    }

    private void CheckRequired(Column column, string?[] cells, List<Failure> failures)
    {
        string? cell = Cell(cells, column.Name);
        if (cell is { Length: > 0 }) return;
        if (cell is not null) failures.Add(Failures.RequiredEmpty(column.Name, _type.Name));
        else if (column.Requirement == ColumnRequirement.Owner || !CanUpdate(cells)) failures.Add(Failures.RequiredMissing(column.Name, _type.Name));
        else notices.Once("RequiredMissing:" + column.Name,
            $"The records have no '{column.Name}'. That is right for '{_type.Name}' that exist already; a new one would be refused by the service.");
    }

    /// <summary>A row that names a record by ID or by Source and Source ID may be about one that exists.</summary>
    private bool CanUpdate(string?[] cells) =>
        Filled(cells, "ID") || (Filled(cells, "Source") && Filled(cells, "Source ID"));

    /// <summary>
    /// A person matched by e-mail loses its Source and Source ID when the two columns are there and empty
    /// (https://developer.xurrent.com/v1/import/people/).
    /// </summary>
    private void CheckEmptySource(string?[] cells, List<Failure> failures)
    {
        if (_type.Keys.Count < 3 || Filled(cells, "ID")) return;
        foreach (string column in new[] { "Source", "Source ID" })
            if (Cell(cells, column) is { Length: 0 }) failures.Add(Failures.EmptySource(column));
    }

    private bool Filled(string?[] cells, string column) => !string.IsNullOrWhiteSpace(Cell(cells, column));

    private string? Cell(string?[] cells, string column) => _slots.TryGetValue(column, out int slot) ? cells[slot] : null;

    /// <summary>Takes note of columns that came since the last row.</summary>
    private void Learn()
    {
        for (; _known < plan.Columns.Count; _known++)
            _slots[plan.Columns[_known].Column.Name] = plan.Columns[_known].Slot;
    }
}
