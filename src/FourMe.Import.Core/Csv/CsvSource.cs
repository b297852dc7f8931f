using System.Text;
using FourMe.Import.Errors;

namespace FourMe.Import.Csv;

/// <summary>
/// A CSV file opened for a single sequential read. Its encoding, its separator, and whether it is text at all, are detected
/// from its beginning.
/// </summary>
internal sealed class CsvSource : IDisposable
{
    /// <summary>Number of bytes inspected, more than usual headers have.</summary>
    private const int HeadLength = 32 * 1024;

    private CsvSource(Stream bytes, Encoding encoding, char separator, bool hasNul)
    {
        Bytes = bytes;
        Encoding = encoding;
        Separator = separator;
        HasNul = hasNul;
    }

    /// <summary>The unchanged file.</summary>
    internal Stream Bytes { get; }

    internal Encoding Encoding { get; }

    internal char Separator { get; }

    /// <summary>Whether there are NUL bytes in the first line of a file that should be UTF-8.</summary>
    internal bool HasNul { get; }

    /// <summary>The file as UTF-8; it consumes <see cref="Bytes"/>.</summary>
    internal Stream Utf8() => CsvEncoding.IsUtf8(Encoding) ? Bytes : new TranscodingStream(Bytes, Encoding);

    /// <exception cref="FourMeException"><c>FileNotCsv</c>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static CsvSource Open(string path, CsvFileOptions options = default) =>
        Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan), path, options);

    /// <param name="file">The file; disposed with this.</param>
    /// <param name="path">Its name.</param>
    /// <param name="options">Its encoding and separator, when known.</param>
    /// <exception cref="FourMeException"><c>FileNotCsv</c>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static CsvSource Open(Stream file, string path, CsvFileOptions options = default)
    {
        try
        {
            var head = new byte[HeadLength];
            int length = ReadHead(file, head);
            ReadOnlySpan<byte> begin = head.AsSpan(0, length);
            if (ForeignFormat.Detect(begin) is { } format) throw Failures.FileNotCsv(path, format).ToException();
            Encoding encoding = CsvEncoding.OfMark(begin) ?? options.Encoding ?? Encoding.UTF8;
            char separator = options.Separator ?? CsvSeparator.Detect(encoding.GetString(head, 0, length), path);
            bool hasNul = CsvEncoding.IsUtf8(encoding) && HasNulInLine(begin);
            return new CsvSource(new HeadStream(head, length, file), encoding, separator, hasNul);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => Bytes.Dispose();

    private static int ReadHead(Stream file, byte[] head)
    {
        int length = 0;
        for (int read = -1; read != 0 && length < head.Length; length += read) read = file.Read(head, length, head.Length - length);
        return length;
    }

    private static bool HasNulInLine(ReadOnlySpan<byte> begin)
    {
        int end = begin.IndexOfAny((byte)'\r', (byte)'\n');
        return (end < 0 ? begin : begin.Slice(0, end)).IndexOf((byte)0) >= 0;
    }
}
