using CsvHelper;

namespace FourMe.Import;

/// <summary>A row of a CSV file.</summary>
/// <param name="Headers">The header of the file.</param>
/// <param name="Cells">The cells; as many as headers unless <paramref name="Defect"/> says otherwise.</param>
/// <param name="Line">Line of the file on which the row begins, counted from 1.</param>
/// <param name="Defect">What is wrong with the row; null when nothing is.</param>
internal sealed record CsvFileRow(IReadOnlyList<string> Headers, IReadOnlyList<string> Cells, long Line, Failure? Defect)
{
    /// <summary>The cell under a header, whatever its case; <see cref="Missing.Value"/> when there is no such header.</summary>
    internal object Find(string header)
    {
        for (int i = 0; i < Headers.Count; i++)
            if (string.Equals(Headers[i], header, StringComparison.OrdinalIgnoreCase)) return Cells[i];
        return Missing.Value;
    }
}

/// <summary>
/// Reads CSV files of other programs: comma, semicolon, tab or bar, whichever the first lines use; UTF-8, or UTF-16 with a
/// byte order mark.
/// </summary>
internal static class CsvFile
{
    private static readonly CsvReaderOptions Options = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        TrackLineNumbers = true,
    };

    private static readonly CsvReaderOptions TabOptions = Options with { Separator = '\t' };

    private static bool IsTabSeparated(string path) => Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase);

    /// <summary>The rows, one by one.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>, <c>CsvInvalid</c> or <c>FileHasNoHeader</c>.</exception>
    internal static IEnumerable<CsvFileRow> Read(string path)
    {
        using CsvReader csv = Guard(path, () => CsvReader.FromFile(path, IsTabSeparated(path) ? TabOptions : Options));
        string[] headers = Guard(path, () => csv.Headers.ToArray());
        if (headers.Length == 0 || headers.All(string.IsNullOrWhiteSpace)) throw Failures.FileHasNoHeader(path).ToException();
        while (Guard(path, csv.Read))
        {
            var cells = new string[csv.FieldCount];
            for (int i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            Failure? defect = cells.Length == headers.Length ? null : Failures.WrongCellCount(path, csv.LineNumber, cells.Length, headers.Length);
            yield return new CsvFileRow(headers, cells, csv.LineNumber, defect);
        }
    }

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw Failures.CsvInvalid(path, exception).ToException();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileReadFailed(path, exception).ToException();
        }
    }
}
