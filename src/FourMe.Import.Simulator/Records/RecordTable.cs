using System.Globalization;
using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Records;

/// <summary>The records of one type in one account.</summary>
internal sealed class RecordTable(RecordType type)
{
    private readonly CellPacker _packer = new();
    private readonly Dictionary<long, StoredRecord> _records = [];
    private readonly Dictionary<long, StoredRecord> _archived = [];
    private readonly List<KeyIndex> _indexes = [];

    public RecordType Type => type;

    /// <summary>The documented columns, or, for a type without any, those that imports have used.</summary>
    public IReadOnlyList<string> Columns => type.HasKnownColumns
        ? [.. type.Columns.Select(column => column.Name)]
        : ["ID", .. _packer.Columns.Where(column => column != "ID")];

    public IEnumerable<StoredRecord> InOrder => _records.Values.OrderBy(record => record.Id);

    public StoredRecord? FindById(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? _records.GetValueOrDefault(number)
            : null;

    /// <summary>Records whose columns have these values. An index is created when the columns are first used.</summary>
    public IReadOnlyList<StoredRecord> Find(string[] columns, params string[] values)
    {
        KeyIndex? index = _indexes.Find(candidate => candidate.Columns.SequenceEqual(columns));
        if (index is null)
        {
            index = new KeyIndex(columns, _packer);
            foreach (StoredRecord record in InOrder)
                index.Add(record);
            _indexes.Add(index);
        }

        return index.Find(values);
    }

    public StoredRecord Add(long id, IReadOnlyDictionary<string, string> cells, DateTimeOffset now)
    {
        StoredRecord record = new(id, _packer.Pack(cells), now);
        _records.Add(id, record);
        _indexes.ForEach(index => index.Add(record));
        return record;
    }

    public void Update(StoredRecord record, IReadOnlyDictionary<string, string> cells, DateTimeOffset now)
    {
        _indexes.ForEach(index => index.Remove(record));
        record.Cells = _packer.Pack(cells);
        record.UpdatedAt = now;
        _indexes.ForEach(index => index.Add(record));
    }

    public void Remove(StoredRecord record)
    {
        _indexes.ForEach(index => index.Remove(record));
        _records.Remove(record.Id);
    }

    /// <summary>Archives a record: no lookup and no export finds it.</summary>
    public void Archive(StoredRecord record)
    {
        Remove(record);
        _archived.Add(record.Id, record);
    }

    /// <summary>Restores an archived record. Returns false when there is none with this ID.</summary>
    public bool Restore(long id, DateTimeOffset now)
    {
        if (!_archived.Remove(id, out StoredRecord? record))
            return false;
        record.UpdatedAt = now;
        _records.Add(id, record);
        _indexes.ForEach(index => index.Add(record));
        return true;
    }

    /// <summary>The non-empty cells as they are stored.</summary>
    public Dictionary<string, string> Read(StoredRecord record) => _packer.Unpack(record.Cells);

    public string Read(StoredRecord record, string column) => _packer.Read(record.Cells, column);

    /// <summary>Every column of the record as the service shows it. A boolean that was never set is false.</summary>
    public Dictionary<string, string> Present(StoredRecord record)
    {
        Dictionary<string, string> stored = Read(record);
        Dictionary<string, string> shown = new(StringComparer.Ordinal);
        foreach (string column in Columns)
            shown[column] = stored.GetValueOrDefault(column) ?? Default(column, record);
        return shown;
    }

    private string Default(string column, StoredRecord record) => column switch
    {
        "ID" => record.Id.ToString(CultureInfo.InvariantCulture),
        "Created At" => Stamp(record.CreatedAt),
        "Updated At" => Stamp(record.UpdatedAt),
        _ => type.Find(column) is { IsBoolean: true } ? "0" : string.Empty,
    };

    private static string Stamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
