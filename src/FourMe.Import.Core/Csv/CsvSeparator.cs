namespace FourMe.Import.Csv;

/// <summary>Detects the separator of a CSV file.</summary>
internal static class CsvSeparator
{
    private const char Usual = ',';
    private static readonly char[] Known = [',', ';', '\t', '|'];

    /// <summary>Whether a text contains a character that could be a separator.</summary>
    internal static bool IsIn(string text) => text.IndexOfAny(Known) >= 0;

    /// <summary>Whether a character can separate cells: an ASCII character other than letters, digits, quotes and line breaks.</summary>
    internal static bool IsUsable(char separator) =>
        separator is '\t' or (>= ' ' and <= '~') && separator is not '"' && !char.IsLetterOrDigit(separator);

    /// <summary>From a line <c>sep=;</c>, the extension .tsv, or the most frequent separator of the header.</summary>
    /// <param name="head">The file's text up to the end of its header.</param>
    /// <param name="path">The file's name.</param>
    internal static char Detect(string head, string path)
    {
        string rest = head;
        for (int lines = 0; lines < CsvPreamble.MostLines && LineOf(rest, out int end) is var line && CsvPreamble.Is(line); lines++)
        {
            if (CsvPreamble.SeparatorOf(line) is { } named) return named;
            rest = rest.Substring(end);
        }
        return Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : OfHeader(rest);
    }

    /// <summary>The first line that is not empty.</summary>
    private static string LineOf(string text, out int end)
    {
        int begin = 0;
        while (begin < text.Length && text[begin] is ('\r' or '\n' or '\uFEFF')) begin++;
        end = text.IndexOfAny(['\r', '\n'], begin);
        if (end < 0) end = text.Length;
        return text.Substring(begin, end - begin);
    }

    private static char OfHeader(string text)
    {
        var counts = new int[Known.Length];
        bool quoted = false, begun = false;
        foreach (char next in text)
        {
            if (!quoted && next is ('\r' or '\n'))
            {
                if (begun) break;
                continue;
            }
            begun = true;
            if (next == '"') quoted = !quoted;
            else if (!quoted && Array.IndexOf(Known, next) is >= 0 and var index) counts[index]++;
        }
        int most = counts.Max();
        return most == 0 ? Usual : Known[Array.IndexOf(counts, most)];
    }
}
