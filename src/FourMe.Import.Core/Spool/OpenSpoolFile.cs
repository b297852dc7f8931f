using System.Collections.Concurrent;
using FourMe.Import.Csv;
using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Spool;

/// <summary>A temporary file that is being written.</summary>
internal sealed class OpenSpoolFile : IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private readonly HashingStream? _hash;
    private readonly CsvRowWriter _writer;
    private readonly RowNumbers _numbers = new();
    private readonly bool _countsBytes;
    private readonly WorkerThread _thread;
    private readonly ConcurrentQueue<RowBlock> _spare = new();
    private RowBlock _block;
    private bool _closed;

    /// <param name="path">A file that does not exist yet.</param>
    /// <param name="columns">The header.</param>
    /// <param name="thread">Writes the file.</param>
    /// <param name="countsBytes">Count the bytes row by row, for a limit of the file's size.</param>
    /// <param name="hashes">Compute the hash of the file.</param>
    internal OpenSpoolFile(string path, ColumnSet columns, WorkerThread thread, bool countsBytes, bool hashes)
    {
        _path = path;
        Columns = columns;
        _thread = thread;
        _block = new RowBlock(columns.Slots.Length);
        _countsBytes = countsBytes;
        _stream = PrivateFile.Create(path);
        if (hashes) _stream = _hash = new HashingStream(_stream);
        _writer = new CsvRowWriter(_stream);
        _writer.WriteHeader(columns.Names);
        if (countsBytes) Length = CsvSize.OfHeader(columns.Names);
    }

    internal ColumnSet Columns { get; }

    internal long Rows => _numbers.Count;

    /// <summary>Upper bound of the file's length in bytes; counted only with a limit.</summary>
    internal long Length { get; private set; }

    internal void Write(string?[] cells, long number)
    {
        _block.Add(Columns.Slots, cells);
        if (_block.IsFull) HandOver();
        _numbers.Add(number);
        if (_countsBytes) Length += CsvSize.OfRow(Columns.Slots, cells);
    }

    /// <summary>Closes the file after the thread has written everything.</summary>
    internal SpoolFile Finish()
    {
        _closed = true;
        _block.WriteTo(_writer);
        _writer.Dispose();
        _stream.Flush();
        var finished = new SpoolFile(_path, _stream.Position, _hash?.FinishHash() ?? string.Empty, _numbers, Columns.Headers);
        _stream.Dispose();
        return finished;
    }

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        Drop(_writer);
        Drop(_stream);
        PrivateFile.Delete(_path);
    }

    private static void Drop(IDisposable part)
    {
        try
        {
            part.Dispose();
        }
        catch (IOException)
        {
            // On a full disk the rest of the buffer cannot be written; the file is discarded anyway.
        }
    }

    private void HandOver()
    {
        RowBlock full = _block;
        _thread.Write(() =>
        {
            full.WriteTo(_writer);
            _spare.Enqueue(full);
        });
        _block = _spare.TryDequeue(out RowBlock? spare) ? spare : new RowBlock(Columns.Slots.Length);
    }
}
