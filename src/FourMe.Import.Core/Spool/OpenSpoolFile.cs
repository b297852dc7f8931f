using System.Text;

namespace FourMe.Import;

/// <summary>A temporary file that rows are being written to.</summary>
internal sealed class OpenSpoolFile : IDisposable
{
    private readonly string _path;
    private readonly HashingStream _stream;
    private readonly CsvRowWriter _writer;
    private readonly RowNumbers _numbers = new();
    private readonly bool _countsBytes;
    private long _length;
    private bool _closed;

    /// <param name="path">A file that does not exist yet.</param>
    /// <param name="columns">The header.</param>
    /// <param name="countsBytes">Keep count of the bytes row by row, for a limit on the file's size.</param>
    internal OpenSpoolFile(string path, ColumnSet columns, bool countsBytes)
    {
        _path = path;
        Columns = columns;
        _countsBytes = countsBytes;
        _stream = new HashingStream(PrivateFile.Create(path));
        _writer = new CsvRowWriter(_stream);
        _writer.WriteHeader(columns);
        if (countsBytes) _length = columns.Columns.Sum(column => CellBytes(column.Header)) + 1;
    }

    internal ColumnSet Columns { get; }

    internal long Rows => _numbers.Count;

    /// <summary>Length of the file in bytes if this row were added.</summary>
    internal long LengthWith(string?[] cells) => _length + RowBytes(cells);

    internal void Write(string?[] cells, long number)
    {
        _writer.WriteRow(Columns, cells);
        _numbers.Add(number);
        if (_countsBytes) _length += RowBytes(cells);
    }

    internal SpoolFile Finish()
    {
        _closed = true;
        _writer.Dispose();
        _stream.Flush();
        var finished = new SpoolFile(_path, _stream.BytesWritten, _stream.FinishHash(), _numbers, Columns.Headers);
        _stream.Dispose();
        return finished;
    }

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        try
        {
            _writer.Dispose();
            _stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk refuses the rest of the buffer; the file is thrown away in any case.
        }
        PrivateFile.Delete(_path);
    }

    // The last separator counts for the line's CR, the one added for its LF.
    private long RowBytes(string?[] cells)
    {
        long bytes = 1;
        foreach (int slot in Columns.Slots) bytes += CellBytes(cells[slot] ?? string.Empty);
        return bytes;
    }

    /// <summary>Bytes of a cell with its separator; quotes are counted for every cell, so the limit is never passed.</summary>
    private static long CellBytes(string cell)
    {
        int quotes = 2;
        foreach (char c in cell)
            if (c == '"') quotes++;
        return Encoding.UTF8.GetByteCount(cell) + quotes + 1;
    }
}
