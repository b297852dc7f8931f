using FsCheck;
using FsCheck.Fluent;

namespace FourMe.Import.Core.Tests.Csv;

/// <summary>Generates wild files for FsCheck.</summary>
internal static class WildFiles
{
    private const int MostRows = 8;

    private static readonly string[] Names =
        ["Name", "Primary Email", "Größe", "Site\u00A0Name", "a;b", "x,y", "Notes|more", "Straße", "1", "say \"hi\"", "Tab\there"];

    private static readonly string[] Texts =
    [
        "", " ", "\u00A0", "Ann", "Müller", "a@x.com", "a,b", "a;b;c", "|", "say \"hi\"", "\"", "two\nlines", "crlf\r\nhere",
        "\t=1+1", "\t-x", "\tplain", "=1", " padded ", "'", "#", "sep=;",
    ];

    /// <summary>Characters that the legacy encodings lack.</summary>
    private static readonly string[] Wide = ["漢字", "😀", "İ", "\u2028", "\uFFFD"];

    private static readonly Gen<int[]> Unnamed = Gen.Frequency(
        (2, Gen.Constant<int[]>([])), (1, Gen.Choose(0, 5).Select(at => new[] { at })),
        (1, Gen.Constant<int[]>([9, 9])), (1, Gen.Constant<int[]>([0, 9])));

    private static readonly Gen<bool> Seldom = Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)));

    private static readonly Gen<WildRow> Kind = Gen.Frequency((6, Gen.Constant(WildRow.Usual)), (4, Gen.Elements(Enum.GetValues<WildRow>())));

    internal static Arbitrary<WildFile> Any { get; } = Arb.From(
        from encoding in Gen.Elements(Enum.GetValues<WildEncoding>())
        from width in Gen.Choose(2, 5)
        from names in Gen.Shuffle(Names)
        from count in Gen.Choose(0, MostRows)
        from kinds in Gen.ArrayOf(Kind, count)
        let texts = encoding >= WildEncoding.AnsiTold ? Texts : [.. Texts, .. Wide]
        from cells in Gen.ArrayOf(Gen.ArrayOf(Gen.Elements(texts), width), count)
        from unnamed in Unnamed
        from fills in Gen.Elements(true, false)
        from separator in Gen.Elements(',', ';', '\t', '|', '^')
        from tells in Gen.Elements(true, false)
        from hasType in Seldom
        from hasHint in Seldom
        from fault in Gen.Frequency((7, Gen.Constant(WildFault.None)), (4, Gen.Elements(Enum.GetValues<WildFault>())))
        from faulty in Gen.Choose(0, 9)
        from end in Gen.Elements("\n", "\r\n")
        from endsLast in Gen.Elements(true, false)
        select new WildFile(
            [.. names.Take(width)], cells, kinds, unnamed, fills, encoding, separator,
            tells || (separator == '^' && !hasHint), hasType, hasHint,
            // Only one of these faults per file: which of two is found first is not specified.
            encoding is WildEncoding.AnsiUnsaid or WildEncoding.Utf16Unsaid ? WildFault.None : fault, faulty,
            end, endsLast || fault == WildFault.BadBytes),
        Shrink);

    private static IEnumerable<WildFile> Shrink(WildFile file)
    {
        for (int i = 0; i < file.Cells.Length; i++)
        {
            int left = i;
            yield return file with
            {
                Cells = [.. file.Cells.Where((_, row) => row != left)],
                Kinds = [.. file.Kinds.Where((_, row) => row != left)],
            };
        }
        if (file.Unnamed.Length > 0) yield return file with { Unnamed = [] };
        if (file.HasTypeLine) yield return file with { HasTypeLine = false };
        if (file.Encoding != WildEncoding.Utf8) yield return file with { Encoding = WildEncoding.Utf8 };
    }
}
