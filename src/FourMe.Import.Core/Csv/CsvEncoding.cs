using System.Text;

namespace FourMe.Import;

/// <summary>Tells the encoding of a CSV file by its byte order mark.</summary>
internal static class CsvEncoding
{
    /// <summary>UTF-16 in a form that refuses halves of surrogate pairs; null for everything else, which the reader sees to itself.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>, or <c>CsvInvalid</c> for a file that was cut.</exception>
    internal static Encoding? Of(string path)
    {
        var mark = new byte[4];
        int length;
        bool endsInHalf;
        try
        {
            using FileStream file = File.OpenRead(path);
            length = file.Read(mark, 0, mark.Length);
            endsInHalf = EndsInHalf(file, isBigEndian: mark[0] == 0xFE);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileReadFailed(path, exception).ToException();
        }
        bool isUtf32 = length == 4 && mark[0] == 0xFF && mark[1] == 0xFE && mark[2] == 0 && mark[3] == 0;
        bool isLittleEndian = mark[0] == 0xFF && mark[1] == 0xFE, isBigEndian = mark[0] == 0xFE && mark[1] == 0xFF;
        if (length < 2 || isUtf32 || !(isLittleEndian || isBigEndian)) return null;
        // The reader would leave the half away and say nothing.
        if (endsInHalf) throw Failures.CsvInvalid(path, new InvalidDataException("It is UTF-16 and ends in the middle of a letter.")).ToException();
        return new UnicodeEncoding(isBigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
    }

    /// <summary>Whether UTF-16 ends with half a unit, or with the first half of a surrogate pair.</summary>
    private static bool EndsInHalf(FileStream file, bool isBigEndian)
    {
        if (file.Length % 2 == 1) return true;
        if (file.Length < 2) return false;
        file.Position = file.Length - 2;
        int first = file.ReadByte(), second = file.ReadByte();
        return char.IsHighSurrogate((char)(isBigEndian ? (first << 8) | second : (second << 8) | first));
    }
}
