using System.Text.Json;
using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import;

/// <summary>A record type of the Export API.</summary>
/// <param name="Name">The value of the API's <c>type</c> parameter.</param>
/// <param name="Title">The name for people.</param>
/// <param name="ImportName">Name of the type in the Import API; null when it cannot be imported.</param>
public sealed record ExportType(string Name, string Title, string? ImportName)
{
    /// <summary>A short note from the documentation.</summary>
    public string? Notes { get; init; }

    /// <summary>The columns of the Import API; null when the type cannot be imported.</summary>
    internal RecordType? RecordType => ImportName is null ? null : RecordTypes.Find(ImportName);
}

/// <summary>The record types that can be exported (https://developer.xurrent.com/v1/export/).</summary>
public static class ExportTypes
{
    private static readonly Lazy<IReadOnlyDictionary<string, ExportType>> Catalogue = new(Read);

    /// <summary>All types in alphabetical order.</summary>
    public static IEnumerable<ExportType> All => Catalogue.Value.Values.OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>Finds a type by its name in the Export API, or by its name in the Import API when the two differ.</summary>
    /// <returns>The type, or null.</returns>
    public static ExportType? Find(string name) =>
        Catalogue.Value.TryGetValue(name, out ExportType? type) ? type
            : Catalogue.Value.Values.FirstOrDefault(candidate =>
                string.Equals(candidate.ImportName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds a type, or throws with a suggestion.</summary>
    /// <exception cref="FourMeException"><c>UnknownExportType</c>.</exception>
    public static ExportType Get(string name) =>
        Find(name) ?? throw Failures.UnknownExportType(name, TypeWords.Nearest(name, [.. Catalogue.Value.Keys])).ToException();

    private static Dictionary<string, ExportType> Read()
    {
        using JsonDocument document = CatalogueData.Open("export-types");
        var types = new Dictionary<string, ExportType>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonElement element in document.RootElement.EnumerateArray())
        {
            string name = element.GetProperty("type").GetString()!;
            types.Add(name, new ExportType(name, element.GetProperty("title").GetString()!,
                Text(element, "import")) { Notes = Text(element, "notes") });
        }
        return types;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
