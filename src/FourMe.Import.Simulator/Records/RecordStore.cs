using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Records;

/// <summary>All records of one account.</summary>
internal sealed class RecordStore(RecordCatalogue catalogue)
{
    private readonly Dictionary<string, RecordTable> _tables = new(StringComparer.Ordinal);

    /// <summary>The tables used so far.</summary>
    public IReadOnlyList<RecordTable> Tables => [.. _tables.Values];

    public RecordTable Table(string type)
    {
        if (!_tables.TryGetValue(type, out RecordTable? table))
        {
            RecordType recordType = catalogue.FindImportType(type) ?? new RecordType { Name = type };
            _tables[type] = table = new RecordTable(recordType);
        }

        return table;
    }

    public void Clear() => _tables.Clear();
}
