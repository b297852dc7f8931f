using System.Text;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>The CSV files from which damaged ones are made.</summary>
internal static class CsvSeeds
{
    internal static IReadOnlyList<byte[]> Files { get; } =
    [
        .. Fuzz.Bytes(
        [
            "Primary Email,Name\r\nann@example.com,Ann\r\nbob@example.com,\"Bob \"\"the\"\" Builder\"\r\n",
            "ID,Name,Notes\n1,\"a\nb\",x\n2,,\"\"\n3,\" y \",\"z,z\"",
            "Name;Größe\r\nÅsa;1,5\r\n\"a;b\";2\r\n", "Name\tSite\nAnn\tUtrecht\nBob\t\"\tx\"\n", "A|B\n1|2\n", "Only\r\none\r\ntwo\r\n",
            "\uFEFFName,Site\r\nAnn,\uFFFD\r\n", "ID,Formula\r\n1,\t=1+1\r\n2,\"\t-x\"\r\n3,\ty\r\n", "", "\r\n\r\n", "a,b\r\n", "sep=;\r\na;b\r\n1;2\r\n", "😀,漢\r\n\"\r\n\",\"\r\"\r\n",
        ]),
        [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Name,Site\r\nÅsa,\"a\r\nb\"\r\n😀,x\r\n")],
        [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Name,Site\r\nAnn,x\r\n")],
    ];

    internal static IReadOnlyList<byte[]> Tokens { get; } =
    [
        .. Fuzz.Bytes(["\"", "\"\"", "\"\"\"", ",", ";", "\t", "|", "\r\n", "\n", "\r", "\r\r\n", "\",\"", "\"\r\n\"", " ", "=", "+", "-", "@", "#", "'", "\\", "ID", "Name", "\t=", "é", "İ"]),
        .. Mutator.BrokenText, [0x00, 0xD8], [0x00, 0xDC], [0x2C, 0x00], [0x22, 0x00], [0x0A, 0x00],
    ];
}
