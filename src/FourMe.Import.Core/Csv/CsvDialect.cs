using CsvHelper;

namespace FourMe.Import.Csv;

/// <summary>
/// The only CSV dialect. Everything that reads, counts or writes rows gets its reader or writer here, so a row number means
/// the same row everywhere: RFC 4180; empty lines are not rows and are not counted.
/// </summary>
internal static class CsvDialect
{
    private const string NewLine = "\r\n";

    /// <summary>Quotes cells with leading or trailing blanks, because some readers, such as PowerShell's, trim unquoted cells.</summary>
    private const CsvQuoting Quoting = CsvQuoting.WhenNeededOrWhitespace;

    private static readonly CsvReaderOptions Rows = new()
    {
        SkipEmptyLines = true,
        // CsvSource finds the separator, including that of a line 'sep=;'.
        DetectSeparatorHint = false,
        MaxRecordSize = CsvSize.LargestRecord,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    private static readonly CsvReaderOptions SentRows = Rows with
    {
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Recover,
    };

    private static readonly CsvReaderOptions CountedRows = SentRows with { TrackLineNumbers = false, BufferSize = 128 * 1024 };

    private static readonly CsvReaderOptions ExportedRows = Rows with { Separator = ',', FieldCountMismatch = CsvFieldCountHandling.Throw };

    /// <summary>Shares the strings of short cells, because names, booleans and empty cells repeat often.</summary>
    private static readonly CsvReaderOptions KeptRows = ExportedRows with { PoolStrings = true, BufferSize = 128 * 1024 };

    private static readonly CsvWriterOptions Writing = new()
    {
        NewLine = NewLine,
        // The service reads import files, not a spreadsheet, so a leading '=' stays unchanged.
        Injection = CsvInjection.None,
        Quoting = Quoting,
    };

    private static readonly CsvWriterOptions WritingAnyWidth = Writing with { ValidateFieldCount = false };

    /// <summary>A user's file, its header as the first row.</summary>
    /// <param name="utf8">The file as UTF-8; disposed with the reader.</param>
    /// <param name="separator">The separator of the cells.</param>
    /// <param name="malformed">Called for the first row with invalid quotes; throws.</param>
    internal static CsvReader ReadFile(Stream utf8, char separator, Action<CsvMalformedRecord> malformed) =>
        CsvReader.Create(utf8, SentRows with { Separator = separator, HasHeader = false, OnMalformedRecord = malformed });

    /// <summary>A file that the service created; a row with another number of cells than the header is an error.</summary>
    internal static CsvReader ReadExport(Stream content) => CsvReader.Create(content, ExportedRows);

    /// <summary>
    /// An exported file kept on disk and read several times. A row with another number of cells than the header is an error.
    /// </summary>
    /// <param name="utf8">The file as UTF-8; disposed with the reader.</param>
    /// <param name="separator">The separator of the cells.</param>
    internal static CsvReader ReadKept(Stream utf8, char separator) => CsvReader.Create(utf8, KeptRows with { Separator = separator });

    /// <summary>A file that was sent, to find rows in it; judging its content is left to the service.</summary>
    internal static CsvReader ReadSent(Stream content, char separator) =>
        CsvReader.Create(content, SentRows with { Separator = separator });

    /// <summary>The same file, decoded to UTF-8.</summary>
    internal static CsvReader ReadSent(CsvSource source) => ReadSent(source.Utf8(), source.Separator);

    /// <summary>The same file before it is sent, to count the rows.</summary>
    internal static CsvReader CountSent(Stream content, char separator) =>
        CsvReader.Create(content, CountedRows with { Separator = separator }, leaveOpen: true);

    /// <summary>Rows with as many cells as the header, in UTF-8 without a byte order mark.</summary>
    /// <param name="destination">Receives the bytes; stays open.</param>
    internal static CsvWriter Write(Stream destination) => CsvWriter.Create(destination, Writing, leaveOpen: true);

    /// <summary>Rows of any width: those of a user's file that was sent unchanged.</summary>
    /// <param name="destination">Receives the bytes; stays open.</param>
    internal static CsvWriter WriteAnyWidth(Stream destination) => CsvWriter.Create(destination, WritingAnyWidth, leaveOpen: true);

    /// <summary>Writes a whole header.</summary>
    internal static void WriteHeader(CsvWriter csv, ReadOnlySpan<string> names)
    {
        foreach (string name in names) WriteHeader(csv, name);
        csv.EndRecord();
    }

    /// <summary>
    /// Writes a name of the header. A name that contains any kind of separator is quoted, so that readers detect the right one.
    /// </summary>
    internal static void WriteHeader(CsvWriter csv, string name) =>
        csv.WriteField(name, CsvSeparator.IsIn(name) ? CsvQuoting.Always : Quoting);
}
