using System.Text;
using CsvHelper;

namespace FourMe.Import;

/// <summary>
/// Reads CSV files of other programs: the separator is told by the ending .tsv or by the header; UTF-8, or UTF-16 with a
/// byte order mark. What is not text in these encodings is refused: replaced letters would be imported as they are.
/// </summary>
internal static class CsvFile
{
    private const char Replacement = '\uFFFD';
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly CsvReaderOptions Options = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        TrackLineNumbers = true,
    };

    /// <summary>The rows, one by one.</summary>
    /// <exception cref="FourMeException">
    /// <c>FileReadFailed</c>, <c>CsvInvalid</c>, <c>FileHasNoHeader</c>, <c>DuplicateHeader</c> or <c>FileEncodingInvalid</c>.
    /// </exception>
    internal static IEnumerable<CsvFileRow> Read(string path)
    {
        using CsvReader csv = Guard(path, () => CsvReader.FromFile(path, Options with { Separator = CsvSeparator.Of(path) }));
        string[] headers = Guard(path, () => csv.Headers.ToArray());
        if (headers.Length == 0 || headers.All(string.IsNullOrWhiteSpace)) throw Failures.FileHasNoHeader(path).ToException();
        IGrouping<string, string>? twice = headers.GroupBy(header => header.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null) throw Failures.DuplicateHeader(path, twice.Key).ToException();
        if (headers.Any(header => header.IndexOf(Replacement) >= 0)) throw Failures.FileEncodingInvalid(path, 1).ToException();
        while (Guard(path, csv.Read))
        {
            var cells = new string[csv.FieldCount];
            for (int i = 0; i < cells.Length; i++) cells[i] = Cell(csv, i, path);
            Failure? defect = cells.Length == headers.Length ? null : Failures.WrongCellCount(path, csv.LineNumber, cells.Length, headers.Length);
            yield return new CsvFileRow(headers, cells, csv.LineNumber, defect);
        }
    }

    private static string Cell(CsvReader csv, int index, string path)
    {
        string cell = csv.GetString(index);
        if (cell.IndexOf(Replacement) < 0) return cell;
        try
        {
            // A replacement character may stand in the file itself; then its bytes are right.
            return Strict.GetString(csv.GetSpan(index).ToArray());
        }
        catch (DecoderFallbackException)
        {
            throw Failures.FileEncodingInvalid(path, csv.LineNumber).ToException();
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
