using System.Text;
using FourMe.Import.Files;

namespace FourMe.Import.Rows;

/// <summary>Rows in a scratch file, read back by their position. Nothing of a row stays in memory.</summary>
/// <param name="folder">A folder of this run, created with the first row.</param>
internal sealed class RowFile(string folder) : IDisposable
{
    private const byte Absent = 0;
    private const byte Present = 1;

    private FileStream? _file;
    private BinaryWriter? _writer;
    private BinaryReader? _reader;
    private bool _unwritten;
    private bool _moved;

    /// <summary>Writes a row.</summary>
    /// <param name="cells">Cells by slot; null where the row does not have the column.</param>
    /// <param name="count">Number of slots.</param>
    /// <returns>The position of the row.</returns>
    internal long Add(string?[] cells, int count)
    {
        if (_writer is null)
        {
            PrivateFile.CreateFolder(folder);
            _file = PrivateFile.CreateScratch(Path.Combine(folder, "rows"));
            _writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
        }
        if (_moved) _file!.Seek(0, SeekOrigin.End);
        _moved = false;
        _unwritten = true;
        long position = _file!.Position;
        _writer.Write(count);
        for (int slot = 0; slot < count; slot++)
        {
            _writer.Write(cells[slot] is null ? Absent : Present);
            if (cells[slot] is { } cell) _writer.Write(cell);
        }
        return position;
    }

    /// <summary>Reads a row back.</summary>
    /// <param name="position">The result of <see cref="Add"/>.</param>
    /// <param name="cells">Receives the cells by slot; slots added after the row are null.</param>
    internal void Read(long position, string?[] cells)
    {
        // Flush and setting the position discard the stream's buffer even when it contains only read bytes.
        if (_unwritten) _writer!.Flush();
        _unwritten = false;
        _moved = true;
        _reader ??= new BinaryReader(_file!, Encoding.UTF8, leaveOpen: true);
        if (_file!.Position != position) _file.Position = position;
        int count = _reader.ReadInt32();
        for (int slot = 0; slot < Math.Max(count, cells.Length); slot++)
        {
            string? cell = slot < count && _reader.ReadByte() == Present ? _reader.ReadString() : null;
            if (slot < cells.Length) cells[slot] = cell;
        }
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
            // On a full disk the rest of the buffer cannot be written; the file is discarded anyway.
        }
        PrivateFile.Delete(path);
        PrivateFile.DeleteFolder(folder);
    }
}
