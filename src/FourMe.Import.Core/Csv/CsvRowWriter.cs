using CsvHelper;

namespace FourMe.Import.Csv;

/// <summary>Writes rows as RFC 4180 CSV in UTF-8 without a byte order mark; the first row is the header.</summary>
internal sealed class CsvRowWriter : IDisposable
{
    private readonly CsvWriter _csv;

    /// <param name="destination">Receives the bytes; stays open.</param>
    internal CsvRowWriter(Stream destination) => _csv = CsvDialect.Write(destination);

    /// <param name="names">The names of the columns.</param>
    internal void WriteHeader(ReadOnlySpan<string> names) => CsvDialect.WriteHeader(_csv, names);

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
