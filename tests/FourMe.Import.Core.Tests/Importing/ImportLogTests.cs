using System.Text;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>Reading a log whose format is not documented.</summary>
public class ImportLogTests
{
    private const string Text = "line 2: Ünknown — 😀\r\nline 3: ok\n";

    public static TheoryData<byte[], string> Encodings => new()
    {
        { Encoding.UTF8.GetBytes(Text), Text },
        { [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], Text },
        { [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], Text },
        { [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)], Text },
        { [], "" },
        { [.. Encoding.UTF8.Preamble], "" },
        { [0x61, 0xFF, 0x62], "a\uFFFDb" },
    };

    [Theory]
    [MemberData(nameof(Encodings), DisableDiscoveryEnumeration = true)]
    public void Every_encoding_comes_out_as_the_same_text(byte[] content, string expected) => Assert.Equal(expected, ImportLog.Decode(content));

    [Theory]
    [InlineData("line 3: bad", 3, true)]
    [InlineData("Line 3 is bad", 3, true)]
    [InlineData("2026-01-01T00:00:00Z [ERROR] LINE #12: bad", 12, true)]
    [InlineData("error on line no. 7", 7, true)]
    [InlineData("error on line number 7!", 7, true)]
    [InlineData("(line:7) bad", 7, true)]
    [InlineData("line=7", 7, true)]
    [InlineData("lines 7", 7, true)]
    [InlineData("Row 2 (Primary Email: a@b.c) failed", 2, false)]
    [InlineData("record nr 9 failed", 9, false)]
    [InlineData("\trows: 9", 9, false)]
    public void A_number_after_the_word_for_a_row_is_found(string line, long number, bool countsLines)
    {
        ImportLogLine found = Assert.Single(ImportLog.Lines(line));

        Assert.Equal((number, countsLines), (found.Number, found.CountsLines));
        Assert.DoesNotContain(number.ToString(), found.Rest, StringComparison.Ordinal);
    }

    /// <summary>A leading line number refers to a file that the user never sees, so it is left out.</summary>
    [Theory]
    [InlineData("line 3: bad", "bad")]
    [InlineData(" 2026-01-01T00:00:00Z [ERROR] LINE #12: bad ", "bad")]
    [InlineData("ERROR: line 12 - bad", "bad")]
    [InlineData("Row 2 (Primary Email: a@b.c) failed: bad", "bad")]
    [InlineData("Line 3 is bad", "Line 3 is bad")]
    [InlineData("error on line no. 7: bad", "error on line no. 7: bad")]
    [InlineData("line=7", "line=7")]
    [InlineData("line 7:", "line 7:")]
    public void What_it_says_of_the_row_is_told_without_the_number(string line, string said) =>
        Assert.Equal(said, Assert.Single(ImportLog.Lines(line)).Text);

    [Theory]
    [InlineData("")]
    [InlineData("ann@example.com: bad")]
    [InlineData("3 rows failed")]
    [InlineData("online 3")]
    [InlineData("line3")]
    [InlineData("line 3x")]
    [InlineData("line 123456789012345678901234567890")]
    [InlineData("line -")]
    public void Other_lines_name_no_row(string line) => Assert.Empty(ImportLog.Lines(line));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Each_line_of_the_log_is_a_message(string lineBreak) =>
        Assert.Equal([2L, 5], ImportLog.Lines($"started{lineBreak}line 2: a{lineBreak}{lineBreak}line 5: b{lineBreak}").Select(line => line.Number));
}
