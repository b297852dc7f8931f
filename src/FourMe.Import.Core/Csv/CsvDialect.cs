using CsvHelper;

namespace FourMe.Import.Csv;

/// <summary>
/// The one dialect of CSV. Everything that reads, counts or writes rows gets its reader or writer here, so that the number
/// of a row means the same row everywhere: RFC 4180; lines without a character are no rows and are not counted.
/// </summary>
internal static class CsvDialect
{
    private const string NewLine = "\r\n";

    /// <summary>Quotes whose cells have blanks at an end: some readers, PowerShell's among them, trim what is not in quotes.</summary>
    private const CsvQuoting Quoting = CsvQuoting.WhenNeededOrWhitespace;

    private static readonly CsvReaderOptions Rows = new()
    {
        SkipEmptyLines = true,
        // CsvSource knows the separator, also that of a line 'sep=;'.
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

    /// <summary>Names, booleans and empty cells come again and again; one text for all of them costs less than a new one.</summary>
    private static readonly CsvReaderOptions KeptRows = ExportedRows with { PoolStrings = true, BufferSize = 128 * 1024 };

    private static readonly CsvWriterOptions Writing = new()
    {
        NewLine = NewLine,
        // Import files are read by the service, not by a spreadsheet: a leading '=' stays what it is.
        Injection = CsvInjection.None,
        Quoting = Quoting,
    };

    private static readonly CsvWriterOptions WritingAnyWidth = Writing with { ValidateFieldCount = false };

    /// <summary>A user's file, its header as the first row.</summary>
    /// <param name="utf8">The file as UTF-8; disposed with the reader.</param>
    /// <param name="separator">What stands between the cells.</param>
    /// <param name="malformed">Is told of the first row whose quotes are wrong, and throws.</param>
    internal static CsvReader ReadFile(Stream utf8, char separator, Action<CsvMalformedRecord> malformed) =>
        CsvReader.Create(utf8, SentRows with { Separator = separator, HasHeader = false, OnMalformedRecord = malformed });

    /// <summary>A file that the service made; a row that is not as wide as the header is an error.</summary>
    internal static CsvReader ReadExport(Stream content) => CsvReader.Create(content, ExportedRows);

    /// <summary>
    /// An exported file that is kept on disk and read more than once; a row that is not as wide as the header is an error.
    /// </summary>
    /// <param name="utf8">The file as UTF-8; disposed with the reader.</param>
    /// <param name="separator">What stands between the cells.</param>
    internal static CsvReader ReadKept(Stream utf8, char separator) => CsvReader.Create(utf8, KeptRows with { Separator = separator });

    /// <summary>A file that was sent, to find rows in it: what is wrong with it is for the service to say.</summary>
    internal static CsvReader ReadSent(Stream content, char separator) =>
        CsvReader.Create(content, SentRows with { Separator = separator });

    /// <summary>The same file on its way to be sent, to count the rows.</summary>
    internal static CsvReader CountSent(Stream content, char separator) =>
        CsvReader.Create(content, CountedRows with { Separator = separator }, leaveOpen: true);

    /// <summary>Rows as wide as their header, in UTF-8 without a byte order mark.</summary>
    /// <param name="destination">Gets the bytes; stays open.</param>
    internal static CsvWriter Write(Stream destination) => CsvWriter.Create(destination, Writing, leaveOpen: true);

    /// <summary>Rows of any width: those of a user's file that was sent as it is.</summary>
    /// <param name="destination">Gets the bytes; stays open.</param>
    internal static CsvWriter WriteAnyWidth(Stream destination) => CsvWriter.Create(destination, WritingAnyWidth, leaveOpen: true);

    /// <summary>
    /// Writes a name of the header. One with a separator of any kind in it is quoted, so that readers find the right one.
    /// </summary>
    internal static void WriteHeader(CsvWriter csv, string name) =>
        csv.WriteField(name, CsvSeparator.IsIn(name) ? CsvQuoting.Always : Quoting);
}
