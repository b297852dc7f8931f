namespace FourMe.Import;

/// <summary>The rules about a whole row: a key to be matched by, the columns that a record needs, no key twice.</summary>
internal sealed class RowChecks(ColumnPlan plan, PlanSlots slots, Notices notices)
{
    private static readonly string[] SourceColumns = ["Source", "Source ID"];

    private readonly RecordType _type = plan.Type;
    private readonly Column[] _required = [.. plan.Type.Columns.Where(column => column.Requirement != ColumnRequirement.None)];
    private readonly bool _matchesByEmail = plan.Type.Keys.Any(key => key.Count == 1 && key[0] == EmailColumn);
    private readonly KeyTable _keys = new();

    private const string EmailColumn = "Primary Email";

    /// <summary>Checks a row.</summary>
    /// <param name="cells">Cells by slot.</param>
    /// <param name="number">Number of the record in the input.</param>
    /// <param name="failures">Gets what is wrong.</param>
    internal void Check(string?[] cells, long number, List<Failure> failures)
    {
        // A value that is wrong in itself is there all the same: only what is not there is missing.
        bool keyIsWrong = failures.Count > 0 && failures.Exists(failure => failure.Column is { } column && _type.Identifies(column));
        IReadOnlyList<string>? key = slots.FirstComplete(cells, _type.Keys);
        if (key is null && _type.HasRecordKey && !keyIsWrong) failures.Add(Failures.MissingKey(_type.Name, _type.KeysInWords));
        if (_matchesByEmail) CheckEmptySource(cells, failures);
        foreach (Column column in _required)
            if (!IsWrong(column.Name, failures)) CheckRequired(column, cells, failures);
        // A row that is refused does not take its key: the next one with that key may be right.
        if (key is not null && _type.Owners.Count == 0 && failures.Count == 0) CheckDuplicate(key, cells, number, failures);
    }

    private static bool IsWrong(string column, List<Failure> failures)
    {
        foreach (Failure failure in failures)
            if (failure.Column == column) return true;
        return false;
    }

    private void CheckDuplicate(IReadOnlyList<string> key, string?[] cells, long number, List<Failure> failures)
    {
        string identity = slots.Identity(cells, key, ignoreCase: key.Count == 1 && key[0] == EmailColumn);
        if (!_keys.TryAdd(KeyHash.Of(identity), checked((uint)number), out uint first))
            failures.Add(Failures.DuplicateKey(string.Join(", ", key.Select(column => $"{column} {slots.Cell(cells, column)!.Trim()}")), first));
    }

    private void CheckRequired(Column column, string?[] cells, List<Failure> failures)
    {
        string? cell = slots.Cell(cells, column.Name);
        if (!string.IsNullOrWhiteSpace(cell)) return;
        if (cell is not null) failures.Add(Failures.RequiredEmpty(column.Name, _type.Name));
        else if (column.Requirement == ColumnRequirement.Owner || !CanUpdate(cells)) failures.Add(Failures.RequiredMissing(column.Name, _type.Name));
        else notices.Once("RequiredMissing",
            $"The records have no '{column.Name}'. That is right for '{_type.Name}' that exist already; a new one would be refused by the service.", column.Name);
    }

    /// <summary>A row that names a record by ID or by Source and Source ID may be about one that exists.</summary>
    private bool CanUpdate(string?[] cells) =>
        slots.IsFilled(cells, "ID") || SourceColumns.All(column => slots.IsFilled(cells, column));

    /// <summary>
    /// A person matched by e-mail loses its Source and Source ID when the two columns are there and empty
    /// (https://developer.xurrent.com/v1/import/people/).
    /// </summary>
    private void CheckEmptySource(string?[] cells, List<Failure> failures)
    {
        if (slots.IsFilled(cells, "ID")) return;
        foreach (string column in SourceColumns)
            if (slots.Cell(cells, column) is { } cell && string.IsNullOrWhiteSpace(cell)) failures.Add(Failures.EmptySource(column));
    }
}
