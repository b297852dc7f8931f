using System.Text;

namespace FourMe.Import.Csv;

/// <summary>Detects the encoding of a file by its byte order mark.</summary>
internal static class CsvEncoding
{
    /// <summary>The encoding of the mark; null without a mark.</summary>
    /// <param name="head">The first bytes of the file.</param>
    internal static Encoding? OfMark(ReadOnlySpan<byte> head)
    {
        // UTF-32 first: its mark starts with that of UTF-16.
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return new UTF32Encoding(bigEndian: false, byteOrderMark: true);
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])) return new UTF32Encoding(bigEndian: true, byteOrderMark: true);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Encoding.UTF8;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        return head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>Whether text in the encoding is also valid UTF-8, so that it needs no conversion.</summary>
    internal static bool IsUtf8(Encoding encoding) => encoding.CodePage == Encoding.UTF8.CodePage;
}
