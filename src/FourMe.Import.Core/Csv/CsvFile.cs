using System.Text;
using CsvHelper;

namespace FourMe.Import;

/// <summary>
/// Reads CSV files of other programs: the separator is told by the ending .tsv or by the header; UTF-8, or UTF-16 with a
/// byte order mark. What is not text in these encodings is refused: replaced letters would be imported as they are.
/// </summary>
internal static class CsvFile
{
    private static readonly CsvReaderOptions Options = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        TrackLineNumbers = true,
        MaxRecordSize = CsvSize.LargestRecord,
    };

    /// <summary>The rows, one by one.</summary>
    /// <exception cref="FourMeException">
    /// <c>FileReadFailed</c>, <c>CsvInvalid</c>, <c>FileHasNoHeader</c>, <c>DuplicateHeader</c> or <c>FileEncodingInvalid</c>.
    /// </exception>
    internal static IEnumerable<CsvFileRow> Read(string path)
    {
        using CsvReader csv = Guard(path, 1, () => Open(path, Options with { Separator = CsvSeparator.Of(path) }));
        string[] headers = Guard(path, 1, () => csv.Headers.ToArray());
        if (headers.Length == 0 || headers.All(string.IsNullOrWhiteSpace)) throw Failures.FileHasNoHeader(path).ToException();
        IGrouping<string, string>? twice = headers.GroupBy(header => header.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null) throw Failures.DuplicateHeader(path, twice.Key).ToException();
        if (headers.Any(header => header.IndexOf(CsvCell.Replacement) >= 0)) throw Failures.FileEncodingInvalid(path, 1).ToException();
        // Made once: a row needs no delegates of its own.
        Func<bool> next = csv.Read;
        Func<string[]> texts = () => CsvCell.Texts(csv);
        while (Guard(path, csv.LineNumber, next))
        {
            string[] cells = Guard(path, csv.LineNumber, texts);
            Failure? defect = cells.Length == headers.Length ? null : Failures.WrongCellCount(path, csv.LineNumber, cells.Length, headers.Length);
            yield return new CsvFileRow(headers, cells, csv.LineNumber, defect);
        }
    }

    /// <summary>The reader sees to UTF-8 itself; of UTF-16 it would replace what is no text.</summary>
    private static CsvReader Open(string path, CsvReaderOptions options) =>
        CsvEncoding.Of(path) is { } strict ? CsvReader.Create(new StreamReader(path, strict, detectEncodingFromByteOrderMarks: false), options) : CsvReader.FromFile(path, options);

    private static T Guard<T>(string path, long line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw Failures.CsvInvalid(path, exception).ToException();
        }
        catch (DecoderFallbackException)
        {
            throw Failures.FileEncodingInvalid(path, line).ToException();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileReadFailed(path, exception).ToException();
        }
    }
}
