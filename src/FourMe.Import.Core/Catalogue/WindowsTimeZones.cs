using System.Text.Json;

namespace FourMe.Import.Catalogue;

/// <summary>
/// The IANA names of Windows time zones, as mapped by Unicode's CLDR (windowsZones, territory 001). .NET knows them, but .NET
/// Framework, where Windows names are usual, does not.
/// </summary>
internal static class WindowsTimeZones
{
    private static readonly Lazy<Dictionary<string, string>> Names = new(Read);

    /// <summary>
    /// The IANA name for a Windows name such as <c>W. Europe Standard Time</c>, in any case; null for any other text.
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
