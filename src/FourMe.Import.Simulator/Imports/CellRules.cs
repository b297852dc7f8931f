using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Checks the text of a cell by the kind of its column.</summary>
internal sealed partial class CellRules(FixedLists enumerations)
{
    // The documentation gives these forms; that any other form fails the row is an assumption.
    public void Check(Column column, string text)
    {
        if (text.Length == 0)
            return;
        CheckLength(column, text);
        bool isValid = column.Kind switch
        {
            "enumeration" => IsEnumerated(column, text),
            "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "decimal" =>
                decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "datetime" => IsDateTime(text),
            "time" => TimeOfDay().IsMatch(text),
            "duration" => Duration().IsMatch(text),
            "custom_fields" => IsJsonArray(text),
            _ => true,
        };
        if (!isValid)
            throw new RowRefusedException($"{column.Name} '{Shorten(text)}' is {Complaint(column.Kind)}");
    }

    private static void CheckLength(Column column, string text)
    {
        if (column.MaxLength is { } characters && text.EnumerateRunes().Count() > characters)
            throw new RowRefusedException($"{column.Name} is too long (maximum is {characters} characters)");
        if (column.MaxBytes is { } bytes && Encoding.UTF8.GetByteCount(text) > bytes)
            throw new RowRefusedException($"{column.Name} is too long (maximum is {bytes} bytes)");
    }

    private bool IsEnumerated(Column column, string text)
    {
        if (column.Enumeration is not { } name || !enumerations.All.TryGetValue(name, out Dictionary<string, string?>? values))
            return true;
        // Time zones may also be given by their IANA name.
        return values.ContainsKey(text) || (name == "time_zone" && TimeZoneInfo.TryFindSystemTimeZoneById(text, out _));
    }

    private static bool IsDateTime(string text)
    {
        Match match = Timestamp().Match(text);
        return match.Success
            && DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool IsJsonArray(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Complaint(string kind) => kind switch
    {
        "enumeration" => "not included in the list",
        "integer" or "decimal" => "not a number",
        _ => "invalid",
    };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60];

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)([T ](([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?|24:00)(Z|[+-]\d\d:?\d\d)?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"^(([01]?\d|2[0-3]):[0-5]\d|24:00)$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(\d+|\d+:[0-5]\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
