using System.Text;
using FourMe.Import.Files;

namespace FourMe.Import.Rows;

/// <summary>
/// Keeps rows on disk until it is known in which order and with which columns they are written; of each row only its
/// place, its number and its owner stay in memory.
/// </summary>
internal sealed class RowScratch : IDisposable
{
    private const byte Absent = 0;
    private const byte Present = 1;

    private readonly string _folder;
    private readonly List<Entry> _entries = [];
    private FileStream? _file;
    private BinaryWriter? _writer;
    private BinaryReader? _reader;
    private bool _unwritten;

    /// <param name="folder">A folder of the run's own, made when the first row comes.</param>
    internal RowScratch(string folder) => _folder = folder;

    /// <summary>The rows, in order of input.</summary>
    internal IReadOnlyList<Entry> Entries => _entries;

    internal void Add(string?[] cells, int count, long number, int owner)
    {
        if (_writer is null)
        {
            PrivateFile.CreateFolder(_folder);
            _file = PrivateFile.CreateScratch(Path.Combine(_folder, "rows"));
            _writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
        }
        _unwritten = true;
        _entries.Add(new Entry(_file!.Position, number, owner));
        _writer.Write(count);
        for (int slot = 0; slot < count; slot++)
        {
            _writer.Write(cells[slot] is null ? Absent : Present);
            if (cells[slot] is { } cell) _writer.Write(cell);
        }
    }

    /// <summary>Reads a row back.</summary>
    /// <param name="entry">One of <see cref="Entries"/>.</param>
    /// <param name="cells">Gets the cells by slot; slots that came after the row are null.</param>
    internal void Read(Entry entry, string?[] cells)
    {
        // Flushing empties the stream's buffer even when only read bytes are in it, and so does setting the position.
        if (_unwritten) _writer!.Flush();
        _unwritten = false;
        _reader ??= new BinaryReader(_file!, Encoding.UTF8, leaveOpen: true);
        if (_file!.Position != entry.Position) _file.Position = entry.Position;
        int count = _reader.ReadInt32();
        for (int slot = 0; slot < cells.Length; slot++)
            cells[slot] = slot < count && _reader.ReadByte() == Present ? _reader.ReadString() : null;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        if (_file is null) return;
        string path = _file.Name;
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // A full disk refuses the rest of the buffer; the file is thrown away in any case.
        }
        PrivateFile.Delete(path);
        PrivateFile.DeleteFolder(_folder);
    }

    internal readonly record struct Entry(long Position, long Number, int Owner);
}
