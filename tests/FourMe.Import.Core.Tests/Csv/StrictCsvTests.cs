using System.Text;

namespace FourMe.Import.Core.Tests.Csv;

/// <summary>Tests of the reader that other tests rely on.</summary>
public sealed class StrictCsvTests
{
    [Fact]
    public void It_reads_what_the_standard_allows() =>
        Assert.Equal([["a", "b\"\r\n,c"], ["", ""], ["ü", " x "]], StrictCsv.Read("a,\"b\"\"\r\n,c\"\r\n,\r\nü, x \r\n"u8.ToArray()));

    [Theory]
    [InlineData("a\n"), InlineData("a"), InlineData("a,"), InlineData("a\r"), InlineData("a\"b\r\n"), InlineData("\"a\"b\r\n"), InlineData("\"a\r\n"), InlineData("a,b\r\nc\r\n"), InlineData("\uFEFFa\r\n")]
    public void It_refuses_everything_else(string text) => Assert.Throws<FormatException>(() => StrictCsv.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void It_refuses_bytes_that_are_no_utf8() => Assert.ThrowsAny<ArgumentException>(() => StrictCsv.Read([0x61, 0xFF, 0x0D, 0x0A]));
}
