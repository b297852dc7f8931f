using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>A key of a record type: one or two columns that identify a record.</summary>
internal sealed class RecordKey
{
    internal const string Id = "ID";
    internal const string Source = "Source";
    internal const string SourceId = "Source ID";
    internal const string Email = "Primary Email";

    /// <summary>The keys of types whose columns are unknown (https://developer.xurrent.com/v1/import/).</summary>
    private static readonly IReadOnlyList<IReadOnlyList<string>> Usual = [[Id], [Source, SourceId]];

    private readonly KeyHash _seed;
    private readonly bool _ignoresCase;

    private RecordKey(IReadOnlyList<string> columns)
    {
        Columns = columns;
        _ignoresCase = columns.Contains(Email);
        foreach (string column in columns) _seed = _seed.With(column.AsSpan());
    }

    internal IReadOnlyList<string> Columns { get; }

    /// <summary>Whether this is Source with Source ID, the key of runs with a Source.</summary>
    internal bool IsSource => Columns.Count == 2;

    internal bool IsId => Columns[0] == Id;

    /// <summary>The keys of a type, in the order in which the service tries them.</summary>
    internal static IReadOnlyList<RecordKey> Of(RecordType type) =>
        [.. (type.ColumnsKnown ? type.Keys : Usual).Select(columns => new RecordKey(columns))];

    /// <summary>Creates a key of one column.</summary>
    internal static RecordKey Of(string column) => new([column]);

    /// <summary>The hash of a key's values.</summary>
    internal KeyHash Hash(string first, string? second = null)
    {
        KeyHash hash = _seed.WithTrimmed(first, _ignoresCase);
        return second is null ? hash : hash.WithTrimmed(second, _ignoresCase);
    }
}
