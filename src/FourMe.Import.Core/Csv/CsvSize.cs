using System.Text;

namespace FourMe.Import.Csv;

/// <summary>An upper limit of the bytes that rows need in a file: every cell is counted with quotes.</summary>
internal static class CsvSize
{
    /// <summary>
    /// The longest record that is read, in bytes: far more than any field of the service can hold. Otherwise an unclosed quote
    /// would read the whole file into memory.
    /// </summary>
    internal const int LargestRecord = 256 * 1024 * 1024;

    private const int Quotes = 2;
    private const int Separator = 1;
    private const int LineFeed = 1;

    /// <param name="headers">The names of the columns.</param>
    internal static long OfHeader(ReadOnlySpan<string> headers)
    {
        long bytes = LineFeed;
        foreach (string header in headers) bytes += OfCell(header);
        return bytes;
    }

    /// <param name="slots">The slots of the file's columns.</param>
    /// <param name="cells">Cells by slot.</param>
    internal static long OfRow(ReadOnlySpan<int> slots, string?[] cells)
    {
        // The separator counted for the last cell makes up for the carriage return.
        long bytes = LineFeed;
        foreach (int slot in slots) bytes += OfCell(cells[slot] ?? string.Empty);
        return bytes;
    }

    private static long OfCell(string cell)
    {
        int doubled = 0;
        foreach (char c in cell)
            if (c == '"') doubled++;
        return Encoding.UTF8.GetByteCount(cell) + doubled + Quotes + Separator;
    }
}
