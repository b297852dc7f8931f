using System.Text;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.Rows;

/// <summary>A queue of lines: the first ones in memory, the rest in a private file.</summary>
internal sealed class LineQueue : IDisposable
{
    /// <summary>A line that is taken at once is never written to disk.</summary>
    private const int MostInMemory = 10_000;

    private readonly Queue<string> _lines = new();
    private FileStream? _file;
    private string? _folder;
    private string? _path;
    private BinaryWriter? _writer;
    private BinaryReader? _reader;
    private long _onDisk;
    private long _readUpTo;

    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Add(string line)
    {
        if (_onDisk == 0 && _lines.Count < MostInMemory)
        {
            _lines.Enqueue(line);
            return;
        }
        try
        {
            if (_file is null) Open();
            _file!.Seek(0, SeekOrigin.End);
            _writer!.Write(line);
            _onDisk++;
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(_path!, failed).ToException();
        }
    }

    internal bool TryTake(out string line)
    {
        line = string.Empty;
        if (_lines.Count > 0)
        {
            line = _lines.Dequeue();
            return true;
        }
        if (_onDisk == 0) return false;
        _writer!.Flush();
        _file!.Seek(_readUpTo, SeekOrigin.Begin);
        line = _reader!.ReadString();
        _readUpTo = _file.Position;
        _onDisk--;
        return true;
    }

    public void Dispose()
    {
        _file?.Dispose();
        if (_folder is not null) PrivateFile.DeleteFolder(_folder);
    }

    private void Open()
    {
        _folder = TemporaryFolders.New();
        _path = Path.Combine(_folder, "lines");
        PrivateFile.CreateFolder(_folder);
        _file = PrivateFile.CreateScratch(_path);
        _writer = new BinaryWriter(_file, Encoding.UTF8);
        _reader = new BinaryReader(_file, Encoding.UTF8);
    }
}
