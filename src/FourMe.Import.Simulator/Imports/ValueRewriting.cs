using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Imports;

/// <summary>
/// Rewrites values into the form in which the service stores and exports them, which differs from what was sent.
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
            "datetime" => Instant(text),
            "time" => text.Length == 4 ? "0" + text : text,
            "enumeration" when column.Enumeration == "time_zone" => ZoneRewriting.Label(text),
            "custom_fields" => JsonRewriting.Fields(text),
            _ when column is { IsReference: false, Ordered: false, Separator: { } separator } => List(separator, text),
            _ when column.Name == "Picture URI" => Picture(text),
            _ when column.Name == "Primary Email" => text.ToLowerInvariant(),
            _ => text,
        };
    }

    /// <summary>Text as a database stores it: trimmed, with line feeds, and with composed letters.</summary>
    public static string Plain(string text)
    {
        string plain = text.Trim().Replace("\r\n", "\n", StringComparison.Ordinal);
        return IsUnicode(plain) ? plain.Normalize(NormalizationForm.FormC) : plain;
    }

    /// <summary>The entries of a list whose order does not matter.</summary>
    public static IEnumerable<string> List(IEnumerable<string> entries) => entries.Distinct().OrderDescending(StringComparer.Ordinal);

    private static string List(string separator, string text) => string.Join(separator,
        List(text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    private static bool IsUnicode(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    // The official example of people has 200.0 instead of 200.
    private static string Decimal(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            return text;
        string number = text.TrimStart('+');
        return number.Contains('.', StringComparison.Ordinal) ? number : number + ".0";
    }

    // Documented: a duration is a number of minutes; hours and minutes are accepted.
    private static string Minutes(string text) => text.Split(':') is [var hours, var minutes]
        ? (long.Parse(hours, CultureInfo.InvariantCulture) * 60 + int.Parse(minutes, CultureInfo.InvariantCulture))
            .ToString(CultureInfo.InvariantCulture)
        : text;

    // Documented: a timestamp has a resolution of one second. One without a zone stays as it is.
    private static string Instant(string text)
    {
        bool endsDay = text.Contains("T24:00", StringComparison.Ordinal);
        string sameDay = endsDay ? text.Replace("T24:00", "T00:00", StringComparison.Ordinal) : text;
        if (text.Length <= "2026-03-31T17:00".Length || !(text.EndsWith('Z') || text[^6] is '+' or '-' || text[^5] is '+' or '-')
            || !DateTimeOffset.TryParse(sameDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment))
            return text;
        return moment.UtcDateTime.AddDays(endsDay ? 1 : 0).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    /// <summary>A picture is copied to an address of the service, always the same for the same picture.</summary>
    private static string Picture(string text) => text.StartsWith(PictureHost, StringComparison.Ordinal)
        ? text
        : $"{PictureHost}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}.jpg";
}
