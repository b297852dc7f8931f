namespace FourMe.Import;

/// <summary>
/// Counts rows that refer to a record of their own type which comes later in the run, as a report who comes before the
/// manager does. The service goes through the rows in order, and would not find it.
/// </summary>
internal sealed class ForwardReferences
{
    /// <summary>How many references are watched at once; beyond that the count is a lower bound.</summary>
    private const int Limit = 1_000_000;

    private readonly RecordType _type;
    private readonly PlanSlots _slots;
    private readonly Column[] _references;
    private readonly Dictionary<KeyHash, int> _awaited = [];
    private readonly KeyTable _seen = new();

    internal ForwardReferences(RecordType type, PlanSlots slots)
    {
        _type = type;
        _slots = slots;
        _references = [.. type.Columns.Where(type.IsReferenceToOwnType)];
    }

    /// <summary>Number of rows so far that refer to a later one.</summary>
    internal long Count { get; private set; }

    /// <summary>One of the names referred to.</summary>
    internal string? Example { get; private set; }

    internal bool IsNeeded => _references.Length > 0;

    internal void Watch(string?[] cells)
    {
        // Nothing is remembered of a run that refers to nobody.
        if (!Array.Exists(_references, column => _slots.Of(column.Name) >= 0)) return;
        if (_slots.Cell(cells, _type.ReferredBy!) is { } name && !string.IsNullOrWhiteSpace(name)) Define(name);
        foreach (Column column in _references)
            if (_slots.Cell(cells, column.Name) is { Length: > 0 } reference)
                foreach (string item in column.IsList ? reference.Split('\n') : [reference])
                    if (!string.IsNullOrWhiteSpace(item)) Await(item);
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

    private static KeyHash Key(string name) => KeyHash.Of(name.Trim().ToUpperInvariant());
}
