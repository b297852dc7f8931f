using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>A way to name a record: columns whose values together mean one record of a type.</summary>
internal sealed class RecordKey
{
    internal const string Id = "ID";
    internal const string Source = "Source";
    internal const string SourceId = "Source ID";
    internal const string Email = "Primary Email";

    /// <summary>The keys that every record may have (https://developer.xurrent.com/v1/import/).</summary>
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

    /// <summary>The key by which a run with a Source names its records.</summary>
    internal bool IsSource => Columns.Count == 2;

    internal bool IsId => Columns[0] == Id;

    /// <summary>The keys of a type, in the order in which the service tries them.</summary>
    internal static IReadOnlyList<RecordKey> Of(RecordType type) =>
        [.. (type.ColumnsKnown ? type.Keys : Usual).Select(columns => new RecordKey(columns))];

    /// <summary>A key of one column.</summary>
    internal static RecordKey Of(string column) => new([column]);

    /// <summary>The hash of a record's values.</summary>
    internal KeyHash Hash(string first, string? second = null)
    {
        KeyHash hash = _seed.WithTrimmed(first, _ignoresCase);
        return second is null ? hash : hash.WithTrimmed(second, _ignoresCase);
    }
}
