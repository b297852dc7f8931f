using System.Text;

namespace FourMe.Import.Csv;

/// <summary>Recognizes files of other formats that are given as CSV: workbooks, web pages saved as workbooks, JSON.</summary>
internal static class ForeignFormat
{
    private static readonly string[] Markup = ["<!doctype html", "<html", "<table", "<?xml"];

    /// <summary>How lists and objects begin without their blanks. No CSV file can: a quote in a cell is at its beginning.</summary>
    private static readonly string[] Json = ["[\"", "{\"", "[{\"", "[[\""];

    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B, 0x08];

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The format of a file, worded to follow 'is'; null when it may be CSV.</summary>
    /// <param name="head">The first bytes of the file.</param>
    internal static string? Detect(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8)) return "an Excel workbook or another ZIP archive";
        if (head.StartsWith(CompoundFile)) return "an Excel workbook in the format before 2007";
        if (head.StartsWith("%PDF-"u8)) return "a PDF document";
        if (head.StartsWith(Gzip)) return "a gzip archive";
        // A page or a document that Windows PowerShell's '>' wrote is UTF-16.
        Encoding encoding = CsvEncoding.OfMark(head) ?? Encoding.UTF8;
        string begin = encoding.GetString(head.Slice(0, Math.Min(head.Length, 128)).ToArray());
        if (IsMarkup(begin.TrimStart('\uFEFF', ' ', '\t', '\r', '\n'))) return "a page in HTML or XML";
        return IsJson(begin) ? "a JSON document" : null;
    }

    private static bool IsMarkup(string begin) =>
        Array.Exists(Markup, mark => begin.StartsWith(mark, StringComparison.OrdinalIgnoreCase));

    private static bool IsJson(string begin)
    {
        string dense = string.Concat(begin.Where(c => c != '\uFEFF' && !char.IsWhiteSpace(c)));
        return Array.Exists(Json, mark => dense.StartsWith(mark, StringComparison.Ordinal));
    }
}
