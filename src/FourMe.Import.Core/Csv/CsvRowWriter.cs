using CsvHelper;

namespace FourMe.Import;

/// <summary>Writes rows as RFC 4180 CSV in UTF-8 without a byte order mark; the first row is the header.</summary>
internal sealed class CsvRowWriter : IDisposable
{
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\r\n",
        // Import files are read by the service, not by a spreadsheet: a leading '=' stays what it is.
        Injection = CsvInjection.None,
        // Some readers, PowerShell's among them, trim blanks that are not in quotes.
        Quoting = CsvQuoting.WhenNeededOrWhitespace,
    };

    private readonly CsvWriter _csv;

    /// <param name="destination">Gets the bytes; stays open.</param>
    internal CsvRowWriter(Stream destination) => _csv = CsvWriter.Create(destination, Options, leaveOpen: true);

    /// <param name="slots">The slots of the file's columns, in their order.</param>
    /// <param name="cells">Cells by slot.</param>
    internal void WriteRow(ReadOnlySpan<int> slots, string?[] cells)
    {
        foreach (int slot in slots) _csv.WriteField(cells[slot]);
        _csv.EndRecord();
    }

    /// <param name="cells">The cells of the row in the order of the columns.</param>
    internal void WriteRow(ReadOnlySpan<string?> cells)
    {
        foreach (string? cell in cells) _csv.WriteField(cell);
        _csv.EndRecord();
    }

    internal void Flush() => _csv.Flush();

    public void Dispose() => _csv.Dispose();
}
