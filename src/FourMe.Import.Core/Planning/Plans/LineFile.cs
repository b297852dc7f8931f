using System.Text;
using System.Text.Json;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>A file of JSON lines that is being written, with its hash.</summary>
internal sealed class LineFile : IDisposable
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly HashingStream _stream;
    private readonly Utf8JsonWriter _writer;

    /// <param name="path">A file that does not exist yet.</param>
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

    /// <summary>Ends the file.</summary>
    /// <returns>Its hash.</returns>
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
            // A full disk refuses the rest of the buffer; the file is thrown away in any case.
        }
    }

    /// <summary>The lines of a finished file, one by one.</summary>
    internal static IEnumerable<string> Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
