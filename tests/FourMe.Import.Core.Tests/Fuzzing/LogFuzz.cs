using System.Text;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Import logs, whose format is not specified, and the files they are matched with.</summary>
public sealed class LogFuzz(ITestOutputHelper output) : IDisposable
{
    private const string Header = "ID,Primary Email,Name";

    private static readonly string[] Rows =
        ["1,ann@example.com,Ann", "2,bob@example.com,\"Bob\r\nBuilder\"", "3,\"cy@example.com\",", "44,dan@example.com,\"line 2\""];

    private static readonly string[] Logs =
    [
        "Line 2: Organization 'x' not found\nLine 3: ann@example.com is invalid\n", "2026-05-04T08:00:00Z row 2 failed: bob@example.com\r\n2026-05-04 08:00:01 record #4 (ID 44)\r\n",
        "[ERROR] lines 5: Name can't be blank", "Row no. 1 = ann@example.com\nImport ended", "", "Line 999999999999999999 1 2 3 44",
    ];

    private static readonly string[] Tokens =
        ["line ", "Line 2", "row", "record", "number", "no.", ":", "#", "=", " ", "\t", "\n", "\r\n", "\r", "2026-05-04", "T08:00:00Z", "ann@example.com", "44", "3", "9999999999999999999", "\u0660", "                "];

    private readonly TestFolder _folder = TestFolder.OfMemory();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_log_ties_only_rows_that_there_are() => new Fuzz(output, Logs, Tokens).RunAsync(60_000, input =>
    {
        SpoolFile file = File.Exists(_folder["rows.csv"]) ? Kept() : SpoolFiles.Write(_folder["rows.csv"], Header, Rows);
        string log = ImportLog.Decode(input);

        ImportLogLine[] lines = [.. ImportLog.Lines(log)];
        IReadOnlyList<FailedRow> rows = LogTie.Rows(file, RecordTypes.Get("people"), lines);

        Assert.True(rows.Count <= lines.Length);
        foreach (ImportLogLine line in lines) Assert.Contains(line.Text, log, StringComparison.Ordinal);
        foreach (FailedRow row in rows)
        {
            Assert.Contains(row.Said, log, StringComparison.Ordinal);
            Assert.InRange(row.FileRow, 1, Rows.Length);
            Assert.StartsWith(row.Cells[0].Value + ",", Rows[row.FileRow - 1], StringComparison.Ordinal);
        }
    });

    /// <summary>A user's own file is sent unchanged, so the log may have to be matched with something that is not CSV.</summary>
    [Fact]
    public Task A_file_that_is_no_csv_is_tied_as_far_as_it_can_be_read() => new Fuzz(output, CsvSeeds.Files, CsvSeeds.Tokens).RunAsync(40_000, input =>
    {
        string path = _folder[input.Length % 3 == 0 ? "own.tsv" : "own.csv"];
        Fuzz.Write(path, input);
        var file = new SpoolFile(path, input.Length, string.Empty, new RowNumbers([], 2), string.Empty);

        IReadOnlyList<FailedRow>? rows = KnownFailures.Of(() => LogTie.Rows(file, RecordTypes.Get("people"), ImportLog.Lines("line 2: bad\nrow 1 of Ann, 1\n")));

        Assert.True(rows is null or { Count: <= 2 });
    });

    [Fact]
    public Task Rows_of_a_file_that_is_no_csv_are_copied_or_it_is_said_why_not() => new Fuzz(output, CsvSeeds.Files, CsvSeeds.Tokens).RunAsync(15_000, input =>
    {
        string path = _folder["own.csv"], copy = _folder["failed.csv"];
        Fuzz.Write(path, input);
        var file = new SpoolFile(path, input.Length, string.Empty, new RowNumbers([], 2), string.Empty);

        File.Delete(copy);
        KnownFailures.Of(() => $"{FailedRowsFiles.Write(file, [1], copy)}");

        Assert.DoesNotContain(_folder.Files, name => name.EndsWith(".partial", StringComparison.Ordinal));
    });

    [Fact(Timeout = Watchdog.Milliseconds)]
    public Task A_line_of_nothing_but_blanks_after_the_word_costs_no_time() => Task.Run(() =>
    {
        string log = string.Concat("line", new string(' ', 200_000), "x\n", "row", new string('\t', 200_000), "number", new string(' ', 200_000), "\n", new string('0', 1_000_000));

        Assert.Empty(ImportLog.Lines(log));
    });

    private SpoolFile Kept() => new(_folder["rows.csv"], new FileInfo(_folder["rows.csv"]).Length, string.Empty, new RowNumbers([], Rows.Length), Header);
}
