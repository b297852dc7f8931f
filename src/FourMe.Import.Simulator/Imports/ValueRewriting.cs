using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Imports;

/// <summary>
/// The form in which the service keeps values, as its exports show them: what comes back is not letter by letter what was
/// sent.
/// </summary>
internal static class ValueRewriting
{
    private const string PictureHost = "https://pictures.simulator.invalid/";

    public static string Stored(Column column, string text)
    {
        if (text.Length == 0)
            return text;
        return column.Kind switch
        {
            "decimal" => Decimal(text),
            "duration" => Minutes(text),
            "enumeration" when column.Enumeration == "time_zone" => DisplayName(text),
            _ when column.Name == "Picture URI" => Picture(text),
            _ => text,
        };
    }

    // The official example of people has 200.0 where 200 would do.
    private static string Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out decimal number)
            ? number.ToString("0.0###########", CultureInfo.InvariantCulture)
            : text;

    // Documented: a duration is a number of minutes; hours and minutes are accepted.
    private static string Minutes(string text) => text.Split(':') is [var hours, var minutes]
        ? (int.Parse(hours, CultureInfo.InvariantCulture) * 60 + int.Parse(minutes, CultureInfo.InvariantCulture))
            .ToString(CultureInfo.InvariantCulture)
        : text;

    // Documented: IANA names are mapped to a display name by their offset. Which of several names of an offset is chosen is
    // not documented; here it is the city of the IANA name where the list has it.
    private static string DisplayName(string text)
    {
        if (!text.Contains('/', StringComparison.Ordinal) || !RecordCatalogue.Default.Enumerations.TryGetValue("time_zone",
            out Dictionary<string, string?>? zones))
            return text;
        string city = text[(text.LastIndexOf('/') + 1)..].Replace('_', ' ');
        if (zones.ContainsKey(city))
            return city;
        TimeSpan offset = TimeZoneInfo.TryFindSystemTimeZoneById(text, out TimeZoneInfo? zone) ? zone.BaseUtcOffset : TimeSpan.Zero;
        string label = $"(GMT{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm})";
        return zones.FirstOrDefault(pair => pair.Value?.StartsWith(label, StringComparison.Ordinal) == true).Key ?? text;
    }

    /// <summary>A picture is copied to an address of the service; the same picture always to the same one.</summary>
    private static string Picture(string text) => text.StartsWith(PictureHost, StringComparison.Ordinal)
        ? text
        : $"{PictureHost}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}.jpg";
}
