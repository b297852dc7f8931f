using System.Text.Json;

namespace FourMe.Import.Simulator.Catalogue;

/// <summary>The record types, export types and enumerations of the documentation, read from embedded data.</summary>
internal sealed class RecordCatalogue
{
    private const string TypePrefix = "types/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<RecordCatalogue> Shared = new(() => new RecordCatalogue());

    private readonly Dictionary<string, RecordType> _types;
    private readonly Dictionary<string, ExportType> _exports;

    private RecordCatalogue()
    {
        _types = typeof(RecordCatalogue).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(TypePrefix, StringComparison.Ordinal))
            .Select(Read<RecordType>)
            .ToDictionary(type => type.Name, StringComparer.Ordinal);
        _exports = Read<ExportType[]>("export-types").ToDictionary(type => type.Type, StringComparer.Ordinal);
        Enumerations = Read<EnumerationFile>("enumerations").Enumerations;
        TimeZoneNames = Read<Dictionary<string, string>>("time-zone-names");
    }

    public static RecordCatalogue Default => Shared.Value;

    /// <summary>Per enumeration the labels by id; a value added after the labels were published has none.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string?>> Enumerations { get; }

    /// <summary>IANA zones whose place has another name in the service's list.</summary>
    public IReadOnlyDictionary<string, string> TimeZoneNames { get; }

    public RecordType? FindImportType(string name) => _types.GetValueOrDefault(name);

    /// <summary>An exportable type; one that cannot be imported has no documented columns.</summary>
    public RecordType? FindExportType(string name)
    {
        if (!_exports.TryGetValue(name, out ExportType? export))
            return null;
        return export.Import is { } import ? _types[import] : new RecordType { Name = name };
    }

    private static T Read<T>(string resource)
    {
        using Stream stream = typeof(RecordCatalogue).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded data '{resource}' is missing.");
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }

    private sealed record ExportType(string Type, string? Import);

    private sealed record EnumerationFile(Dictionary<string, Dictionary<string, string?>> Enumerations);
}
