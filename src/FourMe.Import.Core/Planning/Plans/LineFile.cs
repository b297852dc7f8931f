using System.Text;
using System.Text.Json;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>Writes a file of JSON lines, readable by the owner only, and computes its SHA-256.</summary>
internal sealed class LineFile : IDisposable
{
    /// <summary>Lines are written in blocks of this size (bytes): flushing each line would cost a system call.</summary>
    private const int BlockSize = 64 * 1024;

    private readonly FileStream _file;
    private readonly HashingStream _hashing;
    private readonly MemoryStream _block = new();
    private readonly Utf8JsonWriter _writer;

    /// <param name="path">Path of the file, which must not exist.</param>
    internal LineFile(string path)
    {
        _file = PrivateFile.Create(path);
        _hashing = new HashingStream(_file);
        _writer = new Utf8JsonWriter(_block, ChangeJson.Writing);
    }

    internal long Lines { get; private set; }

    internal void Write(Action<Utf8JsonWriter> line)
    {
        line(_writer);
        _writer.Flush();
        _writer.Reset();
        _block.WriteByte((byte)'\n');
        Lines++;
        if (_block.Length >= BlockSize) Empty();
    }

    /// <summary>Completes the file.</summary>
    /// <param name="toDisk">Whether to wait until the data is on the disk.</param>
    /// <returns>Its SHA-256, in lower-case hexadecimal.</returns>
    internal string Finish(bool toDisk = false)
    {
        Empty();
        _file.Flush(toDisk);
        return _hashing.FinishHash();
    }

    /// <summary>Closes the file. Without <see cref="Finish"/> it is incomplete.</summary>
    public void Dispose()
    {
        try
        {
            _writer.Dispose();
            _block.Dispose();
            _hashing.Dispose();
        }
        catch (IOException)
        {
            // Flushing to a full disk fails; the file is discarded anyway.
        }
    }

    /// <summary>Streams the lines of a finished file.</summary>
    internal static IEnumerable<string> Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private void Empty()
    {
        _hashing.Write(_block.GetBuffer(), 0, (int)_block.Length);
        _block.SetLength(0);
    }
}
