using FsCheck;
using FsCheck.Fluent;

namespace FourMe.Import.Core.Tests.Values.Meanings;

/// <summary>Generates cells for FsCheck: values of a column's kind in several spellings, and arbitrary texts.</summary>
internal static class Spellings
{
    private static readonly string[] Awkward = ["", " ", "\t=1", "\t", "0", "-0", "+1.50", "1e3", "24:00", "00:00", "1:30", "90", "#5", "##5", "null", "[]", "{}", "[{\"id\":\"a\"}]",
        "A;B", "B\r\nA", "A, B", "a @wdc", "a / b", "Jose\u0301", "Jos\u00E9", "\uD800", "\u1100\u1161", "2026-03-31T24:00Z", "9999-12-31T24:00-01:00", "0001-01-01T00:00:00+14:00"];

    private static readonly Gen<int> Small = Gen.Choose(0, 3);

    /// <summary>Three cells of a column that are likely to be the same.</summary>
    internal static Arbitrary<string[]> Three(Column column) => Arb.From(
        from seeds in Gen.ArrayOf(Small, 3)
        from cells in Gen.CollectToArray(seeds, seed => Cell(column, seed))
        select cells);

    private static Gen<string> Cell(Column column, int seed) => Gen.Frequency(
        (6, from spelling in Gen.Elements(Of(column, seed)) from around in Gen.Elements("{0}", " {0}", "{0}  ", "{0}\r\n", "\t{0}") select string.Format(null, around, spelling)),
        (1, Gen.Elements(Awkward)));

    /// <summary>Spellings of one value; those of different seeds are different values.</summary>
    internal static string[] Of(Column column, int seed) => column.Kind switch
    {
        ColumnKind.Boolean => seed % 2 == 0 ? ["", "0", "no", "FALSE", "Off"] : ["1", "true", "YES", "on", "t"],
        ColumnKind.Integer => [$"{seed}", $"0{seed}", $"+{seed}", $"{seed}.0"],
        ColumnKind.Decimal => [$"{seed}.5", $"0{seed}.50", $"+{seed}.5"],
        ColumnKind.Date => [$"2026-03-0{seed + 1}", $"2026-03-0{seed + 1}T23:00:00Z", $"2026-03-0{seed + 1} 08:00"],
        ColumnKind.DateTime when column.Zoneless => [$"2026-03-0{seed + 1}T24:00", $"2026-03-0{seed + 2}T00:00", $"2026-03-0{seed + 2} 00:00:00"],
        ColumnKind.DateTime => [$"2026-03-31T0{seed}:30:00Z", $"2026-03-31T0{seed}:30Z", $"2026-03-31t0{seed}:30:00.0+00", $"2026-03-31T{seed + 12}:30:00+12:00", $"2026-03-30T{seed + 20}:30:00-0400"],
        ColumnKind.Time => [$"0{seed}:15", $"{seed}:15", $"0{seed}:15:00"],
        ColumnKind.Duration => [$"{60 + seed}", $"1:0{seed}", $"01:0{seed}", $"{60 + seed}.0"],
        ColumnKind.Enumeration when column.Enumeration == "time_zone" => TimeZone(seed),
        ColumnKind.Enumeration => OfEnumeration(column.Enumeration!, seed),
        ColumnKind.CustomFields => [$$"""[{"id":"a","value":{{seed}}}]""", $$"""[ {"value" : {{seed}}.0, "id":"\u0061"}, {"id":"b","value":null}]"""],
        _ when column is { IsList: true, Ordered: true } => [List(column, $"A{seed}", "B"), List(column, $"A{seed} ", "", " B")],
        _ when column.IsList => [List(column, $"A{seed}", "B"), List(column, "B", $"A{seed}"), List(column, "B ", "", $" A{seed}", "B")],
        _ when column.Reference is not null => [$"a{seed}", $"a{seed} @wdc", $" a{seed} @WDC"],
        _ => [$"n{seed} é", $"n{seed} e\u0301", $"n{seed} é \n"],
    };

    private static string List(Column column, params string[] items) => string.Join(column.Separator ?? "\n", items);

    private static string[] TimeZone(int seed) => seed switch
    {
        0 => ["Amsterdam", "Europe/Amsterdam", "(GMT+01:00) Amsterdam", "AMSTERDAM"],
        1 => ["Berlin", "W. Europe Standard Time", "europe/berlin"],
        2 => ["Eastern Time (US & Canada)", "America/New_York", "Eastern Standard Time"],
        _ => ["Kyiv", "Europe/Kiev", "FLE Standard Time"],
    };

    private static string[] OfEnumeration(string name, int seed)
    {
        IReadOnlyList<KeyValuePair<string, string?>> values = Enumerations.Find(name)!.Values;
        KeyValuePair<string, string?> value = values[seed % values.Count];
        return value.Value is { } label ? [value.Key, value.Key.ToUpperInvariant(), label] : [value.Key, value.Key.ToUpperInvariant()];
    }
}
