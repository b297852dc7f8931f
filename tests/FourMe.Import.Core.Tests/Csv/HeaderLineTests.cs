namespace FourMe.Import.Core.Tests.Csv;

public sealed class HeaderLineTests
{
    [Theory]
    [InlineData(';', "Primary Email;Name;VIP")]
    [InlineData(',', "Primary Email,Name")]
    [InlineData('\t', "Primary Email\tName")]
    [InlineData('|', "Primary Email|Name")]
    [InlineData(';', "Mail;Title", " Dr;Name")]
    public void A_header_in_one_piece_tells_its_delimiter(char delimiter, params string[] names) => Assert.Equal(delimiter, HeaderLine.DelimiterIn(names));

    [Theory]
    [InlineData]
    [InlineData("Primary Email")]
    [InlineData("Primary Email", "Name;VIP")]
    [InlineData(";;;")]
    [InlineData("Name;")]
    public void Other_names_tell_none(params string[] names) => Assert.Null(HeaderLine.DelimiterIn(names));
}
