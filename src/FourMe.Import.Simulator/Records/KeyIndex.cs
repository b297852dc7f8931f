namespace FourMe.Import.Simulator.Records;

/// <summary>Finds records by the values of some columns; several records may share them.</summary>
internal sealed class KeyIndex(string[] columns, CellPacker packer)
{
    // Nearly every key has one record, so a list is created only for the second.
    private readonly Dictionary<string, object> _entries = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Columns => columns;

    public void Add(StoredRecord record)
    {
        if (KeyOf(record) is not { } key)
            return;
        if (!_entries.TryGetValue(key, out object? entry))
            _entries[key] = record;
        else if (entry is List<StoredRecord> list)
            list.Add(record);
        else
            _entries[key] = new List<StoredRecord> { (StoredRecord)entry, record };
    }

    public void Remove(StoredRecord record)
    {
        if (KeyOf(record) is not { } key || !_entries.TryGetValue(key, out object? entry))
            return;
        if (entry is List<StoredRecord> list && list.Count > 1)
            list.Remove(record);
        else
            _entries.Remove(key);
    }

    public IReadOnlyList<StoredRecord> Find(IReadOnlyList<string> values) =>
        RecordKey.Compose(columns, values) is { } key && _entries.TryGetValue(key, out object? entry)
            ? entry as IReadOnlyList<StoredRecord> ?? [(StoredRecord)entry]
            : [];

    private string? KeyOf(StoredRecord record) =>
        RecordKey.Compose(columns, Array.ConvertAll(columns, column => packer.Read(record.Cells, column)));
}
