using System.Globalization;
using FourMe.Import.Errors;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// Resolves references to records, using the baselines of the referenced types. Current names take precedence over former ones. A name
/// that several records share resolves to none. The names of a type are read when the first reference to it is resolved: they take 16
/// bytes each, and most runs have only some of the columns that refer to others.
/// </summary>
internal sealed class ReferenceNames : INameMeaning
{
    private const string IdColumn = "ID";
    private const string Mark = "#";

    private readonly Dictionary<string, Lazy<NamedType>> _types = new(StringComparer.Ordinal);

    /// <summary>The names of all types that a type refers to and that have a baseline.</summary>
    /// <param name="type">The type whose records are compared.</param>
    /// <param name="baselineOf">Returns the baseline of a type, or null.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal static ReferenceNames Of(RecordType type, Func<string, BaselineFile?> baselineOf, CancellationToken stop)
    {
        var names = new ReferenceNames();
        foreach (string name in type.Columns.Select(column => column.Reference).OfType<string>().Distinct())
            if (RecordTypes.Find(name) is { NamedBy.Count: > 0 } other && baselineOf(name) is { } baseline)
                names.Add(other, baseline, stop);
        return names;
    }

    /// <summary>Adds the names of a type's records. They are read when the first one is looked up.</summary>
    internal void Add(RecordType type, BaselineFile baseline, CancellationToken stop)
    {
        // Whether it is there at all is found out now.
        IReadOnlyList<string> headers = baseline.Headers;
        int id = baseline.IndexOf(IdColumn);
        IEnumerable<string[]> Rows() =>
            baseline.Rows([id, .. type.NamedBy.Select(baseline.IndexOf).Where(place => place >= 0)], stop);
        _types[type.Name] = new Lazy<NamedType>(() => Read(type, headers, id < 0 ? () => [] : Rows,
            baseline.FormerNames.Select(name => new KeyValuePair<string, string>(name.Id, name.Name)),
            (int)Math.Min(baseline.About.Records, int.MaxValue)));
    }

    /// <summary>Adds the names of a type's records. They are read when the first one is looked up.</summary>
    /// <param name="type">The referenced type.</param>
    /// <param name="headers">The columns of its baseline.</param>
    /// <param name="rows">Reads the rows of the baseline. Called once for each column that names the records.</param>
    /// <param name="formerNames">IDs of records with their former names.</param>
    internal void Add(RecordType type, IReadOnlyList<string> headers, Func<IEnumerable<string[]>> rows,
        IEnumerable<KeyValuePair<string, string>> formerNames) =>
        _types[type.Name] = new Lazy<NamedType>(() => Read(type, headers, rows, formerNames, capacity: 0));

    private static NamedType Read(RecordType type, IReadOnlyList<string> headers, Func<IEnumerable<string[]>> rows,
        IEnumerable<KeyValuePair<string, string>> formerNames, int capacity)
    {
        int id = PlaceOf(headers, IdColumn);
        var tables = new List<NameTable>();
        foreach (string column in type.NamedBy)
        {
            int place = PlaceOf(headers, column);
            if (column == IdColumn || id < 0 || place < 0) continue;
            IEnumerable<KeyValuePair<string, string>> named = rows().Select(row => new KeyValuePair<string, string>(row[id], row[place]));
            tables.Add(new NameTable(Names(type, named), capacity));
        }
        tables.Add(new NameTable(Names(type, formerNames)));
        return new NamedType(type.NamedBy.Contains(IdColumn), [.. tables.Where(table => table.Count > 0)]);
    }

    /// <summary>
    /// Adds names that records get in the same run and that no baseline has yet, so that a reference by such a name is no difference. Names
    /// from the baseline take precedence.
    /// </summary>
    /// <param name="type">The referenced type.</param>
    /// <param name="names">IDs of records with their new names.</param>
    internal void AddNewNames(RecordType type, IEnumerable<KeyValuePair<string, string>> names)
    {
        if (!_types.TryGetValue(type.Name, out Lazy<NamedType>? known)) return;
        var added = new NameTable(Names(type, names));
        _types[type.Name] = new Lazy<NamedType>(() => known.Value with { Tables = [.. known.Value.Tables, added] });
    }

    /// <inheritdoc />
    public string? RecordOf(string type, string name)
    {
        if (Unread is not null || !_types.TryGetValue(type, out Lazy<NamedType>? known)) return null;
        NamedType named;
        try
        {
            named = known.Value;
        }
        catch (FourMeException failed) when (KeepsFailure)
        {
            Unread = failed.Failure;
            return null;
        }
        if (named.ById && IdOf(name) is > 0 and var own) return Mark + own.ToString(CultureInfo.InvariantCulture);
        foreach (NameTable table in named.Tables)
            if (table.Find(name) is not 0 and var id)
                return id == NameTable.Ambiguous ? null : Mark + id.ToString(CultureInfo.InvariantCulture);
        return null;
    }

    /// <summary>
    /// Whether a failure to read the names of a type is kept in <see cref="Unread"/> instead of being thrown by <see cref="RecordOf"/>:
    /// while records are added, the failure is not about the record that happens to be the first to refer to the type.
    /// </summary>
    internal bool KeepsFailure { get; set; }

    /// <summary>The failure that was kept; null for none. After one, the answers of <see cref="RecordOf"/> are of no use.</summary>
    internal Failure? Unread { get; private set; }

    /// <summary>Whether the names of a type are known.</summary>
    internal bool Has(string type) => _types.ContainsKey(type);

    /// <summary>Whether a name is known: one or more records have it, or it is an ID of a type that is referred to by ID.</summary>
    /// <param name="type">The referenced type.</param>
    /// <param name="name">The name in the spelling of <see cref="ReferenceMeaning.Spelling"/>.</param>
    internal bool Know(string type, string name) => _types.TryGetValue(type, out Lazy<NamedType>? known)
        && ((known.Value.ById && IdOf(name) > 0) || known.Value.Tables.Any(table => table.Find(name) != 0));

    private static IEnumerable<KeyValuePair<string, long>> Names(RecordType type, IEnumerable<KeyValuePair<string, string>> records)
    {
        foreach (KeyValuePair<string, string> record in records)
            if (IdOf(record.Key) is > 0 and var id && ReferenceMeaning.Spelling(type.Name, record.Value) is { Length: > 0 } name)
                yield return new KeyValuePair<string, long>(name, id);
    }

    private static long IdOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;

    private static int PlaceOf(IReadOnlyList<string> headers, string column)
    {
        for (int i = 0; i < headers.Count; i++)
            if (string.Equals(headers[i], column, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <param name="ById">Whether a reference may use the ID instead of a name.</param>
    /// <param name="Tables">The name tables, in order of precedence.</param>
    private sealed record NamedType(bool ById, IReadOnlyList<NameTable> Tables);
}
