using System.Text;
using CsvHelper;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Hosting;

namespace FourMe.Import.Csv;

/// <summary>
/// A CSV file of another program, read once: UTF-8 unless a byte order mark or the caller says otherwise, with a detected
/// separator. Bytes that are invalid in the encoding are refused, because replaced letters would be imported.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="options">Encoding and separator, when the caller knows them.</param>
internal sealed class CsvFile(string path, CsvFileOptions options = default)
{
    private const char Quote = '"';

    private readonly PassedOver _passedOver = new(path);
    private CsvHeader? _header;
    private char _separator;
    private Encoding _encoding = Encoding.UTF8;

    /// <summary>Warnings about skipped content; complete when all rows are read.</summary>
    internal IEnumerable<Notice> Notices => _passedOver.Notices();

    /// <summary>The rows of a file, for callers that need nothing else.</summary>
    internal static IEnumerable<CsvFileRow> Read(string path, CsvFileOptions options = default) => new CsvFile(path, options).Rows();

    /// <summary>The rows, one by one.</summary>
    /// <exception cref="FourMeException">
    /// <c>FileReadFailed</c>, <c>FileNotCsv</c>, <c>FileHasNul</c>, <c>CsvInvalid</c>, <c>FileHasNoHeader</c>,
    /// <c>DuplicateHeader</c>, <c>HeaderDamaged</c> or <c>FileEncodingInvalid</c>.
    /// </exception>
    internal IEnumerable<CsvFileRow> Rows()
    {
        using CsvSource source = Guard(null, () => CsvSource.Open(path, options));
        if (source.HasNul) throw Failures.FileHasNul(path).ToException();
        _separator = source.Separator;
        _encoding = source.Encoding;
        using CsvReader csv = CsvDialect.ReadFile(source.Utf8(), _separator, malformed => throw Malformed(malformed).ToException());
        // Created once, so that no row allocates delegates.
        Func<bool> next = csv.Read;
        string[] last = [];
        Func<string[]> texts = () => last = CsvCell.NewTexts(csv, last);
        _header = ReadHeader(csv, next, texts);
        while (Guard(csv, next))
        {
            string[] cells = Guard(csv, texts);
            if (IsEmpty(cells, csv))
            {
                _passedOver.EmptyRow(csv.LineNumber);
                continue;
            }
            for (int i = 0; i < cells.Length; i++) cells[i] = TabGuard.Remove(cells[i]);
            if (_header.HasUnnamed)
                foreach (int column in _header.FilledWithoutName(cells)) _passedOver.Unnamed(column, cells[column], csv.LineNumber);
            yield return _header.Row(cells, csv.LineNumber);
        }
    }

    private CsvHeader ReadHeader(CsvReader csv, Func<bool> next, Func<string[]> texts)
    {
        for (int lines = 0; Guard(csv, next); lines++)
        {
            string[] cells = Guard(csv, texts);
            if (lines < CsvPreamble.MostLines && CsvPreamble.Is(Raw(csv))) continue;
            return new CsvHeader(path, csv.LineNumber, cells);
        }
        throw Failures.FileHasNoHeader(path).ToException();
    }

    /// <summary>Whether a row contains only separators and blanks; an empty text in quotes is intentional.</summary>
    private static bool IsEmpty(string[] cells, CsvReader csv)
    {
        foreach (string cell in cells)
            if (!string.IsNullOrWhiteSpace(cell)) return false;
        return csv.RawRecord.IndexOf((byte)Quote) < 0;
    }

    private static string Raw(CsvReader csv) => Encoding.UTF8.GetString(csv.RawRecord.ToArray());

    private Failure Malformed(CsvMalformedRecord record)
    {
        int column = CsvQuotes.FirstWrong(record.RawRecord, _separator);
        string problem = record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "a quote that is never closed",
            CsvMalformedReason.TextAfterClosingQuote => "text after the closing quote",
            _ => "a quote in a cell that does not begin with one",
        };
        return Failures.CsvInvalid(path, $"line {record.LineNumber}, {PlaceOf(column)}: {problem}.");
    }

    private string PlaceOf(int column) => _header?.PlaceOf(column) ?? Failures.ColumnPlace(column, null);

    private Failure EncodingInvalid(long line, string place) =>
        Failures.FileEncodingInvalid(path, line, place, _encoding.WebName.ToUpperInvariant());

    private T Guard<T>(CsvReader? csv, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw Failures.CsvInvalid(path, exception.Message, exception).ToException();
        }
        catch (DecoderFallbackException)
        {
            throw EncodingInvalid(csv!.LineNumber, "in " + PlaceOf(CsvCell.FirstInvalid(csv))).ToException();
        }
        catch (UndecodableTextException exception)
        {
            throw EncodingInvalid(exception.Line, $"at character {exception.Character}").ToException();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failures.FileReadFailed(path, exception).ToException();
        }
    }
}
