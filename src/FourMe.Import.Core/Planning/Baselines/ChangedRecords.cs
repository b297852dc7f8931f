using CsvHelper;

namespace FourMe.Import.Planning;

/// <summary>The records of a partial export by ID. Each replaces the baseline's record with the same ID.</summary>
internal sealed class ChangedRecords : IPartialRecords
{
    private const string IdColumn = "ID";

    private readonly BaselineRows _baseline;
    private readonly DateTimeOffset _seen;
    private readonly int _id;
    private readonly int[] _names;
    private readonly Dictionary<string, Entry> _entries;
    private readonly List<FormerName> _former = [];

    private ChangedRecords(BaselineRows baseline, DateTimeOffset seen, int id, int[] names, Dictionary<string, Entry> entries)
    {
        _baseline = baseline;
        _seen = seen;
        _id = id;
        _names = names;
        _entries = entries;
    }

    public IReadOnlyList<FormerName> FormerNames => _former;

    /// <summary>Reads a partial export.</summary>
    /// <param name="part">The partial export.</param>
    /// <param name="baseline">The records it updates.</param>
    /// <param name="type">The record type, for the columns that name a record.</param>
    /// <param name="seen">The time of the baseline.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <returns>Null when one of the files has no ID column, or an exported record has no ID.</returns>
    internal static ChangedRecords? Read(
        BaselineRows part, BaselineRows baseline, RecordType type, DateTimeOffset seen, CancellationToken stop)
    {
        int id = part.IndexOf(IdColumn), ownId = baseline.IndexOf(IdColumn);
        if (id < 0 || ownId < 0) return null;
        string[] naming = [.. NamingColumns(type).Where(column => part.IndexOf(column) >= 0 && baseline.IndexOf(column) >= 0)];
        int[] names = [.. naming.Select(part.IndexOf)];
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        long number = 0;
        foreach (CsvReader csv in part.Records(stop))
        {
            string key = part.Cell(csv, id).Trim();
            if (key.Length == 0) return null;
            entries[key] = new Entry(number++, [.. names.Select(name => part.Cell(csv, name))]);
        }
        return new ChangedRecords(baseline, seen, ownId, [.. naming.Select(baseline.IndexOf)], entries);
    }

    /// <summary>The columns by which other records refer to a record of the type, without the ID, which never changes.</summary>
    internal static IEnumerable<string> NamingColumns(RecordType type) => type.NamedBy.Where(column => column != IdColumn);

    public bool Replaces(CsvReader csv)
    {
        string key = _baseline.Cell(csv, _id).Trim();
        if (!_entries.TryGetValue(key, out Entry entry)) return false;
        for (int i = 0; i < _names.Length; i++)
            if (_baseline.Cell(csv, _names[i]) is { Length: > 0 } name && name != entry.Names[i])
                _former.Add(new FormerName(key, name, _seen));
        return true;
    }

    /// <summary>If the export contains a record twice, the later row is used.</summary>
    public bool Adds(long number) => Last.Contains(number);

    private HashSet<long> Last => field ??= [.. _entries.Values.Select(entry => entry.Number)];

    private readonly record struct Entry(long Number, string[] Names);
}
