using System.Buffers;
using System.Text;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Writes export rows as CSV.</summary>
internal static class CsvFormat
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>The headers. The first is <c>"ID"</c> in quotes, so that Excel does not mistake the file for SYLK.</summary>
    public static string Header(IReadOnlyList<string> columns, string lineEnd) =>
        string.Join(',', columns.Select((name, index) => index == 0 && name == "ID" ? "\"ID\"" : Quote(name))) + lineEnd;

    public static string Row(IReadOnlyList<string> cells, string lineEnd) =>
        string.Join(',', cells.Select(cell => Quote(Guard(cell)))) + lineEnd;

    public static void Write(ExportTable table, string lineEnd, Stream destination)
    {
        using StreamWriter writer = new(destination, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        writer.Write(Header(table.Columns, lineEnd));
        foreach (IReadOnlyList<string> row in table.Rows)
            writer.Write(Row(row, lineEnd));
    }

    // The service puts a tab before a value that a spreadsheet would take for a formula.
    private static string Guard(string cell) => cell is ['=' or '+' or '-' or '@', ..] ? "\t" + cell : cell;

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
