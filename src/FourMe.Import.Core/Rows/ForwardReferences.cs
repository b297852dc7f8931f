namespace FourMe.Import.Rows;

/// <summary>
/// Counts rows that refer to a record of their own type later in the run, such as an employee before the manager. The
/// service reads the rows in order and would not find it.
/// </summary>
internal sealed class ForwardReferences
{
    /// <summary>Maximum number of references tracked; beyond that the count is a lower bound.</summary>
    private const int Limit = 1_000_000;

    private readonly RowColumn _name;
    private readonly KeyValuePair<Column, RowColumn>[] _references;
    private readonly Dictionary<KeyHash, int> _awaited = [];
    private readonly KeyTable _seen = new();

    internal ForwardReferences(RecordType type, PlanSlots slots)
    {
        _name = new RowColumn(type.ReferredBy!, slots);
        _references = [.. type.Columns.Where(type.IsReferenceToOwnType)
            .Select(column => new KeyValuePair<Column, RowColumn>(column, new RowColumn(column.Name, slots)))];
    }

    /// <summary>Number of rows so far that refer to a later one.</summary>
    internal long Count { get; private set; }

    /// <summary>One of the names referred to.</summary>
    internal string? Example { get; private set; }

    internal void Watch(string?[] cells)
    {
        // A run without references stores nothing.
        if (!IsNeeded()) return;
        if (_name.IsFilledIn(cells)) Define(_name.In(cells)!);
        foreach (KeyValuePair<Column, RowColumn> reference in _references)
            if (reference.Value.In(cells) is { Length: > 0 } cell)
                foreach (string item in reference.Key.IsList ? cell.Split('\n') : [cell])
                    if (!string.IsNullOrWhiteSpace(item)) Await(item);
    }

    private bool IsNeeded()
    {
        foreach (KeyValuePair<Column, RowColumn> reference in _references)
            if (reference.Value.IsThere) return true;
        return false;
    }

    private void Define(string name)
    {
        KeyHash key = Key(name);
        if (_seen.Count < Limit) _seen.TryAdd(key, 1, out _);
        if (!_awaited.TryGetValue(key, out int rows)) return;
        _awaited.Remove(key);
        Count += rows;
        Example ??= name.Trim();
    }

    private void Await(string name)
    {
        KeyHash key = Key(name);
        if (_seen.Find(key) != 0) return;
        if (_awaited.TryGetValue(key, out int rows)) _awaited[key] = rows + 1;
        else if (_awaited.Count < Limit) _awaited.Add(key, 1);
    }

    private static KeyHash Key(string name) => default(KeyHash).WithTrimmed(name, ignoreCase: true);
}
