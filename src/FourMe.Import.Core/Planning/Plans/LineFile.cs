using System.Text;
using System.Text.Json;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>Writes a file of JSON lines and computes its SHA-256.</summary>
internal sealed class LineFile : IDisposable
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly HashingStream _stream;
    private readonly Utf8JsonWriter _writer;

    /// <param name="path">Path of the file, which must not exist.</param>
    internal LineFile(string path)
    {
        _stream = new HashingStream(new BufferedStream(PrivateFile.Create(path)));
        _writer = new Utf8JsonWriter(_stream, ChangeJson.Writing);
    }

    internal long Lines { get; private set; }

    internal void Write(Action<Utf8JsonWriter> line)
    {
        line(_writer);
        _writer.Flush();
        _writer.Reset();
        _stream.Write(NewLine, 0, 1);
        Lines++;
    }

    /// <summary>Completes the file.</summary>
    /// <returns>Its SHA-256, in lower-case hexadecimal.</returns>
    internal string Finish()
    {
        _stream.Flush();
        return _stream.FinishHash();
    }

    public void Dispose()
    {
        try
        {
            _writer.Dispose();
            _stream.Dispose();
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
}
