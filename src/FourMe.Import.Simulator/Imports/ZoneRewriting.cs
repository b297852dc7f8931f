using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Time zones as the service shows them.</summary>
internal static class ZoneRewriting
{
    // Documented: IANA names are mapped to a display name by their offset. Which of several names with the offset is chosen is not
    // documented.
    // Here it is that of the same place, if the list has it.
    public static string Label(string text)
    {
        if (!RecordCatalogue.Default.Enumerations.TryGetValue("time_zone", out Dictionary<string, string?>? zones))
            return text;
        string name = text.Contains('/', StringComparison.Ordinal) ? DisplayName(text, zones) : text;
        return zones.GetValueOrDefault(name) ?? name;
    }

    private static string DisplayName(string iana, Dictionary<string, string?> zones)
    {
        if (RecordCatalogue.Default.TimeZoneNames.TryGetValue(iana, out string? known))
            return known;
        string city = iana[(iana.LastIndexOf('/') + 1)..].Replace('_', ' ');
        if (zones.ContainsKey(city))
            return city;
        TimeSpan offset = TimeZoneInfo.TryFindSystemTimeZoneById(iana, out TimeZoneInfo? zone) ? zone.BaseUtcOffset : TimeSpan.Zero;
        string label = $"(GMT{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm})";
        return zones.FirstOrDefault(pair => pair.Value?.StartsWith(label, StringComparison.Ordinal) == true).Key ?? iana;
    }
}
