namespace FourMe.Import.Csv;

/// <summary>Finds the cell with invalid quotes in a row; the reader only reports that there is one.</summary>
internal static class CsvQuotes
{
    private const char Quote = '"';

    /// <summary>The position of the first such cell, counted from 0; that of the last cell when all are valid.</summary>
    /// <param name="row">The row as in the file.</param>
    /// <param name="separator">The separator of its cells.</param>
    internal static int FirstWrong(string row, char separator)
    {
        int cell = 0;
        for (int at = 0; at < row.Length; cell++)
        {
            bool quoted = row[at] == Quote;
            int end = quoted ? EndOfQuoted(row, at + 1) : row.IndexOf(separator, at);
            if (quoted && (end < 0 || (end < row.Length && row[end] != separator))) return cell;
            if (end < 0) end = row.Length;
            if (!quoted && row.IndexOf(Quote, at, end - at) >= 0) return cell;
            at = end + 1;
        }
        return Math.Max(0, cell - 1);
    }

    /// <summary>The position after the closing quote; -1 when there is none.</summary>
    private static int EndOfQuoted(string row, int at)
    {
        for (; at < row.Length; at++)
        {
            if (row[at] != Quote) continue;
            if (at + 1 == row.Length || row[at + 1] != Quote) return at + 1;
            at++;
        }
        return -1;
    }
}
