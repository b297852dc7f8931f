using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>Checks of a whole row: a complete key, the required columns, and no duplicate key.</summary>
internal sealed class RowChecks(ColumnPlan plan, PlanSlots slots, RecordOptions options)
{
    private readonly RecordType _type = plan.Type;
    private readonly Notices _notices = options.Formatting.Notices;
    private readonly ColumnGroup[] _keyGroups = ColumnGroup.Of(plan.Type.Keys, slots);
    private readonly ColumnGroup[] _owners = ColumnGroup.Of(plan.Type.Owners, slots);
    private readonly DocumentedValues _documented = new(plan.Type, slots, options.Formatting.Notices);
    private readonly ColumnGroup[] _updates = ColumnGroup.Of([["ID"], ["Source", "Source ID"]], slots);
    private readonly RowColumn _id = new("ID", slots);
    private readonly RowColumn[] _sources = [new("Source", slots), new("Source ID", slots)];
    private readonly KeyValuePair<Column, RowColumn>[] _required =
        [.. plan.Type.Columns.Where(column => column.Requirement != ColumnRequirement.None)
            .Select(column => new KeyValuePair<Column, RowColumn>(column, new RowColumn(column.Name, slots)))];
    private readonly bool _matchesByEmail = plan.Type.Keys.Any(key => key.Count == 1 && key[0] == EmailColumn);
    private readonly KeyTable _keys = new();

    /// <summary>Required columns that records of the run lacked, which is valid for updates.</summary>
    private readonly List<string> _absent = [];

    private const string EmailColumn = "Primary Email";

    /// <summary>Checks a row.</summary>
    /// <param name="cells">Cells by slot.</param>
    /// <param name="number">Number of the record in the input.</param>
    /// <param name="failures">Receives the failures.</param>
    internal void Check(string?[] cells, long number, List<Failure> failures)
    {
        // An invalid value is not a missing one.
        bool keyIsWrong = failures.Count > 0 && failures.Exists(failure => failure.Column is { } column && _type.Identifies(column));
        ColumnGroup? key = ColumnGroup.FirstComplete(_keyGroups, cells);
        if (key is null && _type.HasRecordKey && !keyIsWrong) CheckMissingKey(cells, failures);
        _documented.Check(cells, number);
        if (_matchesByEmail) CheckEmptySource(cells, failures);
        foreach (KeyValuePair<Column, RowColumn> required in _required)
            if (!required.Value.IsFilledIn(cells) && !IsWrong(required.Key.Name, failures)) CheckRequired(required.Key,
                required.Value.In(cells), cells, failures);
        // A refused row does not occupy its key: the next one with that key may be valid.
        if (key is not null && _type.Owners.Count == 0 && failures.Count == 0) CheckDuplicate(key, cells, number, failures);
    }

    /// <summary>
    /// Ends the input and gives the warnings of the run. Not earlier, because a misspelt name may turn out to be the cause.
    /// </summary>
    internal void Complete()
    {
        foreach (string column in _absent)
            _notices.Once("RequiredMissing",
                $"The records have no '{column}'. Existing '{_type.Name}' need none, but the service would "
                    + "refuse new ones.",
                column);
    }

    private static bool IsWrong(string column, List<Failure> failures)
    {
        foreach (Failure failure in failures)
            if (failure.Column == column) return true;
        return false;
    }

    /// <summary>A row without a complete key would be a new record at every import.</summary>
    private void CheckMissingKey(string?[] cells, List<Failure> failures)
    {
        if (ColumnGroup.FirstComplete(_owners, cells) is { } owner)
            _notices.Once("OwnerByName",
                $"Records of '{_type.Name}' are grouped by {string.Join(" + ", owner.Names)} alone. The service finds existing ones only " +
                    $"by {_type.KeysInWords} (documented), so it may create another.");
        else if (!options.AllowCreateWithoutKey) failures.Add(Failures.MissingKey(_type.Name, _type.KeysInWords));
        else
            _notices.Once("CreatedWithoutKey",
                $"Records without a complete key are sent: the service creates a new record of '{_type.Name}' for each, " +
                    $"and another one at every import.");
    }

    private void CheckDuplicate(ColumnGroup key, string?[] cells, long number, List<Failure> failures)
    {
        KeyHash identity = key.Identity(cells, ignoreCase: key.Names.Count == 1 && key.Names[0] == EmailColumn);
        if (!_keys.TryAdd(identity, checked((uint)number), out uint first))
            failures.Add(Failures.DuplicateKey(string.Join(", ", key.Names.Zip(key.Values(cells), (column, value) => $"{column} {value}")),
                first));
    }

    private void CheckRequired(Column column, string? cell, string?[] cells, List<Failure> failures)
    {
        if (cell is not null) failures.Add(Failures.RequiredEmpty(column.Name, _type.Name));
        else if (column.Requirement == ColumnRequirement.Owner || !CanUpdate(cells))
            failures.Add(Failures.RequiredMissing(column.Name, _type.Name));
        else if (!_absent.Contains(column.Name)) _absent.Add(column.Name);
    }

    /// <summary>A row with an ID, or with Source and Source ID, may update an existing record.</summary>
    private bool CanUpdate(string?[] cells) => ColumnGroup.FirstComplete(_updates, cells) is not null;

    /// <summary>
    /// A person matched by e-mail address loses Source and Source ID when the two columns are present and empty
    /// (https://developer.xurrent.com/v1/import/people/).
    /// </summary>
    private void CheckEmptySource(string?[] cells, List<Failure> failures)
    {
        if (_id.IsFilledIn(cells)) return;
        foreach (RowColumn column in _sources)
            if (column.In(cells) is { } cell && string.IsNullOrWhiteSpace(cell)) CheckEmptySource(column.Name, failures);
    }

    private void CheckEmptySource(string column, List<Failure> failures)
    {
        Failure failure = Failures.EmptySource(column);
        if (options.AllowCreateWithoutKey) _notices.Once(failure.Id, failure.Message);
        else failures.Add(failure);
    }
}
