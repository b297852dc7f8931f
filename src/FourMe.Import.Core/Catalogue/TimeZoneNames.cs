using System.Text.Json;

namespace FourMe.Import.Catalogue;

/// <summary>The names of the service's list for the zones of IANA.</summary>
internal static class TimeZoneNames
{
    private static readonly Lazy<Dictionary<string, string>> Others = new(Read);

    /// <summary>
    /// The service's name for an IANA name such as <c>Europe/Amsterdam</c>, in any case: that of its city or of its region. Null when the
    /// service has no name for the zone.
    /// </summary>
    /// <param name="ianaName">The IANA name.</param>
    /// <param name="zones">The service's list.</param>
    internal static string? NameOf(string ianaName, Enumeration zones)
    {
        if (Others.Value.TryGetValue(ianaName, out string? name)) return name;
        int slash = ianaName.LastIndexOf('/');
        return slash > 0 ? zones.IdOf(ianaName.Substring(slash + 1).Replace('_', ' ')) : null;
    }

    private static Dictionary<string, string> Read()
    {
        using JsonDocument document = CatalogueData.Open("time-zone-names");
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty zone in document.RootElement.EnumerateObject()) names.Add(zone.Name, zone.Value.GetString()!);
        return names;
    }
}
