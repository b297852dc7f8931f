using System.Text.Json.Serialization;

namespace FourMe.Import.Simulator.Catalogue;

/// <summary>A documented record type of the Import API.</summary>
internal sealed class RecordType
{
    private Dictionary<string, Column>? _byHeader;

    [JsonPropertyName("type")]
    public required string Name { get; init; }

    public IReadOnlyList<Column> Columns { get; init; } = [];

    public IReadOnlyList<string[]> Keys { get; init; } = [];

    public bool AddOnly { get; init; }

    [JsonPropertyName("export")]
    public string? ExportName { get; init; }

    /// <summary>Some types have no documented header; every column is stored.</summary>
    public bool HasKnownColumns => Columns.Count > 0;

    /// <summary>The documentation is silent on case; headers are matched exactly, the stricter reading.</summary>
    public Column? Find(string header) => Headers.GetValueOrDefault(header);

    public bool HasColumn(string name) => Headers.TryGetValue(name, out Column? column) && column.Name == name;

    public bool HasKey(params ReadOnlySpan<string> columns)
    {
        foreach (string[] key in Keys)
        {
            if (columns.SequenceEqual(key))
                return true;
        }

        return false;
    }

    // An alias is a header whose rename is only inferred, so both the old and the new name are accepted.
    private Dictionary<string, Column> Headers => _byHeader ??= Columns
        .SelectMany(column => new[] { (column.Name, column), (Name: column.Alias ?? column.Name, column) })
        .DistinctBy(pair => pair.Name)
        .ToDictionary(pair => pair.Name, pair => pair.column, StringComparer.Ordinal);
}
