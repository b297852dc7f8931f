namespace FourMe.Import.Core.Tests.Values;

/// <summary>A floating-point number in a text column gets the digits that a person would write.</summary>
public sealed class NumberInTextTests
{
    [Theory]
    [InlineData(1e15, "1000000000000000"), InlineData(1e17, "100000000000000000"), InlineData(-1e17, "-100000000000000000"), InlineData(1.5, "1.5"), InlineData(1e-7, "0.0000001")]
    [InlineData(123456789012345.0, "123456789012345"), InlineData(9007199254740992.0, "9007199254740992"), InlineData(1e7f, "10000000"), InlineData(0.1f, "0.1")]
    public void It_has_no_exponent(object value, string cell)
    {
        Assert.Equal(cell, Written.Cell(ColumnKind.Text, value));
        Assert.Equal(cell, Written.Under("de-DE", () => Written.Cell(ColumnKind.Text, value)));
    }

    [Fact]
    public void The_refusal_of_lost_digits_says_where_they_were_lost() =>
        Assert.Contains("more than 15 digits must be text", Written.Refused(ColumnKind.Text, 1.2345678901234568E+17).Advice, StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(1e300)]
    public void What_is_no_number_is_refused(double value) => Assert.Equal("InvalidDecimal", Written.Refused(ColumnKind.Text, value).Id);
}
