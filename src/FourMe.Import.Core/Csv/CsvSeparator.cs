using System.Text;

namespace FourMe.Import;

/// <summary>Tells what stands between the cells of a CSV file: by the ending .tsv, or by what its header uses most.</summary>
internal static class CsvSeparator
{
    private const char Default = ',';
    private const int LongestHeader = 1024 * 1024;
    private static readonly char[] Known = [',', ';', '\t', '|'];

    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    internal static char Of(string path)
    {
        if (Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase)) return '\t';
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return OfHeader(reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileReadFailed(path, exception).ToException();
        }
    }

    private static char OfHeader(StreamReader reader)
    {
        var counts = new int[Known.Length];
        bool quoted = false;
        for (int read = 0; read < LongestHeader; read++)
        {
            int next = reader.Read();
            if (next < 0 || (!quoted && (next is '\r' or '\n'))) break;
            if (next == '"') quoted = !quoted;
            else if (!quoted && Array.IndexOf(Known, (char)next) is >= 0 and var index) counts[index]++;
        }
        int most = counts.Max();
        return most == 0 ? Default : Known[Array.IndexOf(counts, most)];
    }
}
