using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace FourMe.Import.Core.Tests.Csv;

/// <summary>Arbitrary records: any text that UTF-8 can represent, in arbitrary sets of columns.</summary>
internal sealed record Table(IReadOnlyList<IReadOnlyDictionary<string, object?>> Records)
{
    public override string ToString() => string.Join(Environment.NewLine, Records.Select(record =>
        string.Join(" | ", record.Select(pair => $"{Show(pair.Key)} = {Show((string)pair.Value!)}"))));

    private static string Show(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:X4}"));
}

/// <summary>Makes tables for FsCheck.</summary>
internal static class Tables
{
    /// <summary>The spool's limit of column sets in one run.</summary>
    private const int ColumnSets = 12;

    private static readonly string[] Awkward =
        ["\"", "\"\"", ",", "\r\n", "\n", "\r", " ", "\t", ";", "|", "'", "=", "@", "+", "-", "#", "\\", "\uFEFF", "\u0085", "\u2028", "\u0001", "é", "İ", "漢", "😀", "\U0010FFFF", "a", "0", "NULL"];

    private static readonly Gen<string> Character = Gen.Frequency(
        (4, Gen.Elements(Awkward)), (2, Gen.Choose(' ', '~').Select(code => ((char)code).ToString())), (1, Gen.Choose(1, 0x10FFFF - 0x800).Select(CodePoint)));

    private static readonly Gen<string> Text =
        from length in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 6)), (1, Gen.Choose(7, 40)))
        from characters in Gen.ArrayOf(Character, length)
        select string.Concat(characters);

    /// <summary>Tables with any text as a header.</summary>
    internal static Arbitrary<Table> Of(int rows) => Arb.From(Make(rows, Text, 1), Shrink);

    /// <summary>Tables with ordinary words as headers, always more than one.</summary>
    internal static Arbitrary<Table> WithPlainHeaders(int rows) => Arb.From(Make(rows, Gen.Elements("Name", "Primary Email", "Größe"), 2), Shrink);

    private static Gen<Table> Make(int rows, Gen<string> name, int narrowest) =>
        from width in Gen.Choose(narrowest, 6)
        from names in Gen.ArrayOf(name, width)
        from masks in Gen.ArrayOf(Gen.Choose((1 << narrowest) - 1, (1 << width) - 1).Where(mask => BitOperations.PopCount((uint)mask) >= narrowest), ColumnSets)
        from cells in Gen.ArrayOf(Row(names, masks), rows)
        select new Table(cells);

    private static Gen<IReadOnlyDictionary<string, object?>> Row(string[] names, int[] masks) =>
        from mask in Gen.Elements(masks)
        from cells in Gen.ArrayOf(Text, names.Length)
        select (IReadOnlyDictionary<string, object?>)Enumerable.Range(0, names.Length).Where(index => (mask & (1 << index)) != 0)
            .ToDictionary(index => $"{index}{names[index]}", index => (object?)cells[index]);

    private static IEnumerable<Table> Shrink(Table table)
    {
        int count = table.Records.Count;
        for (int part = count / 2; part > 0; part /= 2)
            for (int begin = 0; begin < count; begin += part)
                yield return new Table([.. table.Records.Take(begin), .. table.Records.Skip(begin + part)]);
    }

    private static string CodePoint(int number) => char.ConvertFromUtf32(number < 0xD800 ? number : number + 0x800);
}
