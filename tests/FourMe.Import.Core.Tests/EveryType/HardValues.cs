namespace FourMe.Import.Core.Tests.EveryType;

/// <summary>A value that is hard to write for each column, and the expected cell.</summary>
internal static class HardValues
{
    /// <summary>Prefixes of texts: those that spreadsheets take for formulas, and a space.</summary>
    public static readonly string[] Beginnings = ["=", "+", "-", "@", " ", "\"", "日本"];

    private const string Hard = "a,b;c\t'd' \"e\" é ﷽ 😀 \r\n\nend ";

    public static (object? Value, string Cell) For(Column column, string beginning, int seed) => column.Kind switch
    {
        ColumnKind.Integer => (seed + 1L, Text(seed + 1L)),
        ColumnKind.Decimal => (seed + 0.5m, Text(seed) + ".5"),
        ColumnKind.Boolean => (seed % 2 == 0, seed % 2 == 0 ? "1" : "0"),
        ColumnKind.Date => (new DateTime(2024, 2, 29, 23, 59, 59), "2024-02-29"),
        ColumnKind.DateTime when column.Zoneless => ("2024-02-29T24:00", "2024-02-29T24:00"),
        ColumnKind.DateTime => (new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.FromMinutes(-570)), "2024-02-29T23:59:59-09:30"),
        ColumnKind.Time => (TimeSpan.FromHours(24), "24:00"),
        ColumnKind.Duration => (TimeSpan.FromMinutes(6135), column.HoursAndMinutes ? "102:15" : "6135"),
        ColumnKind.Enumeration => OfEnumeration(column, seed),
        ColumnKind.CustomFields => (
            new Dictionary<string, object?> { ["f1"] = beginning + "\"x\"\n,é", ["f2"] = null },
            "[{\"id\":\"f1\",\"value\":\"" + (beginning == "\"" ? "\\\"" : beginning) + "\\\"x\\\"\\n,é\"},{\"id\":\"f2\",\"value\":null}]"),
        _ when column.IsList => OfList(column, beginning),
        _ => Same(Fitting(column, beginning + Hard)),
    };

    private static (object?, string) OfEnumeration(Column column, int seed)
    {
        if (column.Enumeration is not { } name || Enumerations.Find(name) is not { } list) return ("any", "any");
        KeyValuePair<string, string?> value = list.Values[seed % list.Values.Count];
        return (value.Key.ToUpperInvariant(), value.Key);
    }

    private static (object?, string) OfList(Column column, string beginning)
    {
        string separator = column.Separator ?? "\n";
        string[] items = [beginning + "one \"1\"", "two é 😀"];
        return (items, string.Join(separator, items));
    }

    private static string Fitting(Column column, string text)
    {
        if (column.MaxLength is not { } limit || text.Length <= limit) return text;
        // Do not split a surrogate pair.
        return char.IsHighSurrogate(text[limit - 1]) ? text[..(limit - 1)] : text[..limit];
    }

    private static (object?, string) Same(string text) => (text, text);

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
