using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>
/// Which row a line of the log refers to. Whether the service counts lines or records is unknown, so a number alone is used only where both
/// are equal; after a cell with a line break a key must accompany it.
/// </summary>
public sealed class LogTieTests : IDisposable
{
    // Row:            1 (line 2, record 2)    2 (line 3, record 3)        3 (line 5, record 4)    4 (line 6, record 5)
    private static readonly string[] People = ["ann@example.com,Ann", "bob@example.com,\"Bob\r\nB\"", "cat@example.com,Cat", "dan@example.com,Dan"];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("line 2: bad", 1)]
    [InlineData("Line 3: bad", 2)]
    public void A_line_number_alone_ties_a_row_as_long_as_both_counts_agree(string log, long row) => Assert.Equal([row], Tie(log));

    [Theory]
    [InlineData("line 4: bad")]
    [InlineData("line 5: bad")]
    [InlineData("line 6: bad")]
    public void After_a_cell_with_a_line_break_a_number_alone_ties_nothing(string log) => Assert.Empty(Tie(log));

    [Theory]
    [InlineData("line 5: cat@example.com is bad", 3)]
    [InlineData("line 4: cat@example.com is bad", 3)]
    [InlineData("line 3: cat@example.com is bad", 2)]
    [InlineData("line 5: DAN@Example.com is bad", 4)]
    [InlineData("line 4: [dan@example.com]", 4)]
    [InlineData("line 1: ann@example.com is bad", 1)]
    public void There_a_key_in_the_same_line_must_confirm_the_number(string log, long row) => Assert.Equal([row], Tie(log));

    [Theory]
    [InlineData("line 5: cat@example.com is not dan@example.com")]
    [InlineData("line 5: bob@example.com is bad")]
    [InlineData("line 5: nocat@example.com is bad")]
    [InlineData("line 5: cat@example.community is bad")]
    [InlineData("line 5: bad\ncat@example.com")]
    [InlineData("cat@example.com is bad")]
    [InlineData("line 1: bad")]
    [InlineData("line 99: cat@example.com")]
    [InlineData("")]
    public void What_is_not_certain_is_not_tied(string log) => Assert.Empty(Tie(log));

    [Theory]
    [InlineData("Row 1 failed")]
    [InlineData("record 2 failed")]
    public void The_words_row_and_record_say_nothing_of_the_header_so_they_need_a_key(string log) => Assert.Empty(Tie(log));

    [Theory]
    [InlineData("Row 1 (Primary Email: ann@example.com) failed", 1)]
    [InlineData("Row 2 (Primary Email: ann@example.com) failed", 1)]
    [InlineData("record 3: dan@example.com", 0)]
    [InlineData("Row 4 (Primary Email: dan@example.com) failed", 4)]
    public void With_a_key_they_tie_the_row_of_either_count(string log, long row) => Assert.Equal(row == 0 ? [] : [row], Tie(log));

    [Fact]
    public void Rows_come_in_the_order_of_the_log_and_as_often() =>
        Assert.Equal([2L, 1, 2], Tie("line 3: a\nInformation\nline 2: b\nline 3: c\n"));

    [Theory]
    [InlineData("line 4: bad", 0)]
    [InlineData("2026-01-04T03:04:05Z [ERROR] line 4: bad", 0)]
    [InlineData("2026-01-04 03:04 line 4: bad", 0)]
    [InlineData("line 4: order 39 is bad", 0)]
    [InlineData("line 4: ID 3 is bad", 2)]
    [InlineData("line 4: ID 4 is bad", 3)]
    [InlineData("2026-01-04T03:04:05Z [ERROR] line 4: ID 3 is bad", 2)]
    public void A_number_that_is_a_key_too_confirms_only_when_it_stands_there_as_one(string log, long row)
    {
        // Row 2 begins on line 4, row 3 is record 4.
        SpoolFile file = File("ID,Name", "11,\"A\r\nA\"", "3,B", "4,C", "2026,D");

        Assert.Equal(row == 0 ? [] : [row], Tie(log, file));
    }

    [Fact]
    public void The_source_id_is_a_key_and_the_source_is_none()
    {
        SpoolFile file = File("Source,Source ID,Name", "AD,u1,\"A\r\nA\"", "AD,u2,B");

        Assert.Equal([2L], Tie("line 4: u2 is bad", file));
        Assert.Empty(Tie("line 4: AD is bad", file));
    }

    [Fact]
    public void The_owner_is_a_key_where_rows_belong_to_one()
    {
        SpoolFile file = File("Person,Contact Label,Contact URI", "ann@example.com,Work,\"1\r\n2\"", "bob@example.com,Work,3", "bob@example.com,Home,4");

        // Line 4 is row 2 or, counted in records, row 3; both are Bob's.
        Assert.Empty(Tie("line 4: bob@example.com", file, "people_contact_details"));
        Assert.Equal([2L], Tie("line 2: bad\nrow 2: bob@example.com", file, "people_contact_details").Skip(1));
    }

    [Theory]
    [InlineData("line 2: bad", 1)]
    [InlineData("line 4: bad", 0)]
    [InlineData("line 4: bob@example.com is bad", 2)]
    [InlineData("line 3: bob@example.com is bad", 2)]
    [InlineData("row 2: bob@example.com is bad", 2)]
    [InlineData("line 5: cat@example.com is bad", 3)]
    public void A_line_without_a_character_is_no_row_and_after_it_a_number_alone_ties_nothing(string log, long row)
    {
        SpoolFile file = File(TestAccount.Header, "ann@example.com,Ann", "", "bob@example.com,Bob", "cat@example.com,Cat");

        Assert.Equal(row == 0 ? [] : [row], Tie(log, file));
    }

    [Fact]
    public void The_row_that_the_log_speaks_of_is_the_one_that_is_written_with_blank_lines_and_tabs_too()
    {
        SpoolFile file = File(TestAccount.Header.Replace(',', '\t'), "ann@example.com\tAnn", "", "", "bob@example.com\t\"Bob, B\"", "", "cat@example.com\tCat");
        FailedRow row = Assert.Single(LogTie.Rows(file, RecordTypes.Get("people"), ImportLog.Lines("line 5: bob@example.com is bad")));

        Assert.Equal(1, FailedRowsFiles.Write(file, [row.FileRow], _folder["failed.csv"]));

        Assert.Equal(5, row.FileLine);
        Assert.Equal(["Primary Email|Name|Error|Error Id", "bob@example.com|Bob, B|No|RowFailed"], FailedRowsFiles.Lines(_folder["failed.csv"]));
    }

    [Fact]
    public void A_row_comes_whole_with_its_number_in_the_input()
    {
        var numbers = new RowNumbers();
        numbers.Add(5);
        numbers.Add(9);
        SpoolFile written = File(TestAccount.Header, "ann@example.com,Ann", "bob@example.com,\"Bob\r\n\"\"B\"\"\"");
        var file = new SpoolFile(written.Path, written.Length, written.Hash, numbers, written.Headers);

        FailedRow row = Assert.Single(LogTie.Rows(file, RecordTypes.Get("people"), ImportLog.Lines("  line 3: bad  ")));

        Assert.Equal((2L, 9L, 3L, "bad"), (row.FileRow, row.InputNumber, row.FileLine, row.Said));
        Assert.Equal([new("Primary Email", "bob@example.com"), new("Name", "Bob\r\n\"B\"")], row.Cells);
    }

    private long[] Tie(string log) => Tie(log, File(TestAccount.Header, People));

    private static long[] Tie(string log, SpoolFile file, string type = "people") =>
        [.. LogTie.Rows(file, RecordTypes.Get(type), ImportLog.Lines(log)).Select(row => row.FileRow)];

    private SpoolFile File(string header, params IReadOnlyList<string> rows) => SpoolFiles.Write(_folder[Guid.NewGuid().ToString("N")], header, rows);
}
