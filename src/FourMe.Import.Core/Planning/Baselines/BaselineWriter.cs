using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>The result of writing a records file.</summary>
/// <param name="Records">Number of records.</param>
/// <param name="Hash">SHA-256 of the file, in lower-case hexadecimal.</param>
internal sealed record WrittenRecords(long Records, string Hash);

/// <summary>
/// Writes a new records file from rows of other files. Rows with the same columns in the same order are copied as bytes; otherwise the
/// cells are put into the order of the header.
/// </summary>
internal sealed class BaselineWriter : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly HashingStream _hashing;
    private readonly BufferedStream _bytes;
    private readonly CsvWriter _cells;
    private readonly IReadOnlyList<string> _headers;
    private byte[] _row = new byte[4 * 1024];
    private long _records;

    /// <exception cref="IOException">The file cannot be created.</exception>
    internal BaselineWriter(string path, IReadOnlyList<string> headers)
    {
        _headers = headers;
        _hashing = new HashingStream(PrivateFile.Create(path));
        _bytes = new BufferedStream(_hashing, BufferSize);
        _cells = CsvDialect.Write(_bytes);
        foreach (string header in headers) CsvDialect.WriteHeader(_cells, header);
        _cells.EndRecord();
        _cells.Flush();
    }

    /// <summary>The index in the file of each header column; null when both have the same order.</summary>
    internal int[]? PlacesIn(BaselineRows rows) =>
        rows.Headers.SequenceEqual(_headers) ? null : [.. _headers.Select(rows.IndexOf)];

    /// <summary>Copies the current record.</summary>
    /// <param name="csv">The reader.</param>
    /// <param name="places">The result of <see cref="PlacesIn"/> for the file.</param>
    internal void Copy(CsvReader csv, int[]? places)
    {
        _records++;
        if (places is null)
        {
            CopyBytes(csv.RawRecord);
            return;
        }
        foreach (int place in places) _cells.WriteField(csv.GetSpan(place));
        _cells.EndRecord();
        // Flush, because the next row may be copied as bytes.
        _cells.Flush();
    }

    /// <summary>Completes the file. Call once.</summary>
    internal WrittenRecords Finish()
    {
        _cells.Flush();
        _bytes.Flush();
        return new WrittenRecords(_records, _hashing.FinishHash());
    }

    public void Dispose()
    {
        _cells.Dispose();
        _bytes.Dispose();
    }

    private void CopyBytes(ReadOnlySpan<byte> row)
    {
        if (_row.Length <= row.Length) _row = new byte[row.Length * 2];
        row.CopyTo(_row);
        _row[row.Length] = (byte)'\n';
        _bytes.Write(_row, 0, row.Length + 1);
    }
}
