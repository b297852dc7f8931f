using CsvHelper;
using FourMe.Import.Spool;

namespace FourMe.Import.Importing;

/// <summary>
/// Matches lines of a job's log to rows of its file. It is not documented whether the service counts lines or records, with
/// or without the header and empty lines. A number alone matches only when all ways of counting agree; otherwise the log
/// line must also contain a key of the row, and of no other row.
/// </summary>
internal static class LogTie
{
    /// <summary>The rows in the log, in the order of the log.</summary>
    internal static IReadOnlyList<FailedRow> Rows(SpoolFile file, RecordType type, IEnumerable<ImportLogLine> log)
    {
        ImportLogLine[] lines = [.. log];
        if (lines.Length == 0) return [];
        ILookup<long, int> byNumber = Enumerable.Range(0, lines.Length).ToLookup(index => lines[index].Number);
        var candidates = new List<Candidate>?[lines.Length];
        using CsvReader csv = file.ReadRows();
        string[] headers = [.. csv.Headers];
        int[] keys = [.. KeyColumns(type).Select(name => Array.IndexOf(headers, name)).Where(index => index >= 0)];
        while (Next(csv))
        {
            long line = csv.LineNumber, row = csv.RowNumber, record = row + 1;
            foreach (long number in Distinct(line, record, row))
                foreach (int index in byNumber[number])
                {
                    bool certain = lines[index].CountsLines && number == line && line == record;
                    if (!certain && !NamesKey(csv, keys, lines[index].Rest)) continue;
                    var failed = new FailedRow(row, file.Numbers.InputNumber(row), line, lines[index].Text, Cells(csv, headers));
                    (candidates[index] ??= []).Add(new Candidate(failed, certain));
                }
        }
        return [.. candidates.Select(Chosen).OfType<FailedRow>()];
    }

    /// <summary>A file that was sent unchanged may be unreadable in the middle; the rows before are still matched.</summary>
    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            return false;
        }
    }

    private static FailedRow? Chosen(List<Candidate>? candidates)
    {
        if (candidates is null) return null;
        Candidate certain = candidates.Find(candidate => candidate.IsCertain);
        return certain.Row ?? (candidates.Count == 1 ? candidates[0].Row : null);
    }

    private static long[] Distinct(long line, long record, long row) => line == record || line == row ? [record, row] : [line, record, row];

    private static IEnumerable<string> KeyColumns(RecordType type) =>
        type.Keys.Concat(type.Owners).SelectMany(key => key).Where(name => name != "Source").Distinct();

    private static bool NamesKey(CsvReader csv, int[] keys, string text)
    {
        foreach (int key in keys)
            if (csv.GetString(key).Trim() is { Length: > 0 } value && IsWordIn(text, value)) return true;
        return false;
    }

    /// <summary>Whether a text contains a value as a whole word: '12' is not in 'order 123'.</summary>
    private static bool IsWordIn(string text, string value)
    {
        for (int at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + 1,
            StringComparison.OrdinalIgnoreCase))
        {
            bool begins = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            int end = at + value.Length;
            if (begins && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }
        return false;
    }

    private static KeyValuePair<string, string>[] Cells(CsvReader csv, string[] headers) =>
        [.. headers.Select((header, index) => new KeyValuePair<string, string>(header, csv.GetString(index)))];

    private readonly record struct Candidate(FailedRow Row, bool IsCertain);
}
