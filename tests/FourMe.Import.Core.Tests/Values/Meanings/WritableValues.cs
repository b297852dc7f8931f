using FsCheck;
using FsCheck.Fluent;

namespace FourMe.Import.Core.Tests.Values.Meanings;

/// <summary>Generates .NET values and texts for FsCheck; the column's format can write most of them.</summary>
internal static class WritableValues
{
    private static readonly string[] Letters = [" ", "\t", "\n", "\r\n", "=", "@", "+", "-", "\"", "'", ",", ";", "/", "#", "e\u0301", "é", "\u1100\u1161", "Ä", "İ", "漢", "😀", "\u00A0", "a", "B", "0"];

    private static readonly Gen<string> Text = from length in Gen.Choose(0, 8) from letters in Gen.ArrayOf(Gen.Elements(Letters), length) select string.Concat(letters);

    private static readonly Gen<long> Whole = Gen.Frequency((3, Gen.Choose(-1000, 1000).Select(number => (long)number)), (1, ArbMap.Default.GeneratorFor<long>()));

    private static readonly Gen<decimal> Fraction = from digits in Whole from scale in Gen.Choose(0, 9) select new decimal((int)Math.Abs(digits % 1_000_000_000), 0, 0, digits < 0, (byte)scale);

    private static readonly Gen<DateTimeOffset> Moment =
        from seconds in Gen.Choose(0, int.MaxValue) from minutes in Gen.Choose(-14 * 60, 14 * 60) select DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(minutes));

    /// <summary>Values for a column.</summary>
    internal static Gen<object?> For(Column column) => column.Kind switch
    {
        ColumnKind.Boolean => Gen.Elements<object?>(true, false, "yes", "No", "t", 1, 0, "", null),
        ColumnKind.Integer => Gen.OneOf(Boxed(Whole), Whole.Select(number => (object?)$" {number}.0 "), Whole.Select(number => (object?)(decimal)number)),
        ColumnKind.Decimal => Gen.OneOf(Boxed(Fraction), Fraction.Select(number => (object?)(double)number), Fraction.Select(number => (object?)FormattableString.Invariant($"+{number}0"))),
        ColumnKind.Date => Gen.OneOf(Boxed(Moment), Moment.Select(moment => (object?)DateOnly.FromDateTime(moment.Date)), Moment.Select(moment => (object?)$"{moment:yyyy-MM-dd'T'HH:mm:sszzz}")),
        ColumnKind.DateTime when column.Zoneless => Gen.OneOf(Moment.Select(moment => (object?)moment.DateTime), Moment.Select(moment => (object?)$"{moment:yyyy-MM-dd}T24:00")),
        ColumnKind.DateTime => Gen.OneOf(Boxed(Moment), Moment.Select(moment => (object?)moment.UtcDateTime), Moment.Select(moment => (object?)$"{moment:yyyy-MM-dd'T'HH:mm:ss.fffzzz}"),
            Moment.Select(moment => (object?)$"{moment:yyyy-MM-dd}T24:00{moment:zzz}")),
        ColumnKind.Time => Gen.Choose(0, 24 * 60).SelectMany(minutes => Gen.Elements<object?>(TimeSpan.FromMinutes(minutes), $"{minutes / 60}:{minutes % 60:00}")),
        ColumnKind.Duration => Gen.Choose(0, 600_000).SelectMany(minutes => Gen.Elements<object?>(TimeSpan.FromMinutes(minutes), minutes, $"{minutes / 60}:{minutes % 60:00}", $"00{minutes}")),
        ColumnKind.Enumeration => Gen.Elements(Spellings(column.Enumeration!)),
        ColumnKind.CustomFields => Fields,
        _ when column.IsList => from count in Gen.Choose(0, 4) from items in Gen.ArrayOf(Item(column), count) select (object?)items,
        _ when column.Name == "Primary Email" => from text in Text.Where(text => text.Trim().Length > 0) from number in Gen.Choose(0, int.MaxValue) select (object?)$"{text}{number}@Example.com",
        _ => Text.Select(text => (object?)text),
    };

    private static Gen<object?> Fields =>
        from texts in Gen.ArrayOf(Text, 3) from number in Fraction from few in Gen.Choose(0, 3)
        select (object?)new (string Id, object? Value)[] { ("a", texts[0]), ("é", texts), ("b", number), ("n", null) }.Take(few + 1).ToDictionary(one => one.Id, one => one.Value);

    private static Gen<string> Item(Column column) =>
        Text.Select(text => string.Concat(text.Where(letter => !char.IsControl(letter) && (column.Separator?.Contains(letter) != true))));

    private static object?[] Spellings(string name)
    {
        Enumeration list = Enumerations.Find(name)!;
        IEnumerable<string> zones = name == "time_zone" ? TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => TimeZoneNames.NameOf(id, list) is not null) : [];
        return [.. list.Values.Select(value => value.Key), .. list.Values.Select(value => value.Value).OfType<string>(), .. zones];
    }

    private static Gen<object?> Boxed<T>(Gen<T> values) => values.Select(value => (object?)value);
}
