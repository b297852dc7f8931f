using System.Text.Json;

namespace FourMe.Import.Catalogue;

/// <summary>
/// The IANA names of Windows' time zones, as Unicode's CLDR maps them (windowsZones, territory 001). .NET knows them too, but
/// .NET Framework does not, and there Windows' names are what people have.
/// </summary>
internal static class WindowsTimeZones
{
    private static readonly Lazy<Dictionary<string, string>> Names = new(Read);

    /// <summary>
    /// The IANA name for a Windows name such as <c>W. Europe Standard Time</c>, whatever its case; null for any other text.
    /// </summary>
    internal static string? IanaNameOf(string windowsName) => Names.Value.TryGetValue(windowsName, out string? iana) ? iana : null;

    private static Dictionary<string, string> Read()
    {
        using JsonDocument document = CatalogueData.Open("windows-time-zones");
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty zone in document.RootElement.EnumerateObject()) names.Add(zone.Name, zone.Value.GetString()!);
        return names;
    }
}
