using System.Globalization;

namespace FourMe.Import.Core.Tests.Values;

public sealed class DecimalCellTests
{
    [Theory]
    [InlineData(1.5, "1.5"), InlineData(-1234567.25, "-1234567.25"), InlineData(0.1, "0.1"), InlineData(0.1f, "0.1"), InlineData(7, "7"), InlineData(-7L, "-7")]
    [InlineData(1e15, "1000000000000000"), InlineData(1e20, "100000000000000000000"), InlineData(1e-7, "0.0000001"), InlineData(1.25e-10, "0.000000000125"), InlineData(1e7f, "10000000")]
    [InlineData("1.5", "1.5"), InlineData(" 1234.50 ", "1234.50"), InlineData("-0.5", "-0.5"), InlineData("12", "12"), InlineData("0", "0")]
    public void Numbers_have_a_dot_and_never_an_exponent(object value, string cell)
    {
        Assert.Equal(cell, Written.Cell(ColumnKind.Decimal, value));
        Assert.Equal(cell, Written.Under("de-DE", () => Written.Cell(ColumnKind.Decimal, value)));
        Assert.Equal(cell, Written.Under("tr-TR", () => Written.Cell(ColumnKind.Decimal, value)));
    }

    [Theory]
    [InlineData("1234.50"), InlineData("0.0000000000000000000000000001"), InlineData("79228162514264337593543950335"), InlineData("-79228162514264337593543950335")]
    public void A_decimal_keeps_every_digit(string digits) =>
        Assert.Equal(digits, Written.Under("de-DE", () => Written.Cell(ColumnKind.Decimal, decimal.Parse(digits, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(-0.0), InlineData(-0.0f)]
    public void Negative_zero_reads_back_as_zero(object zero)
    {
        string cell = Written.Cell(ColumnKind.Decimal, zero);
        Assert.Equal(0m, decimal.Parse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1,5"), InlineData("1.234,50"), InlineData("1,234.50"), InlineData("1 234.50"), InlineData("1'234.50"), InlineData("1.2.3"), InlineData("1."), InlineData(".5"), InlineData("1e3"), InlineData("1E-2")]
    [InlineData("€ 5"), InlineData("5 EUR"), InlineData("50%"), InlineData("NaN"), InlineData("Infinity"), InlineData("∞"), InlineData("-"), InlineData("."), InlineData("-."), InlineData("١.٥"), InlineData("  ")]
    [InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity), InlineData(1e300), InlineData(-1e300), InlineData(double.MaxValue), InlineData(1e-30), InlineData(double.Epsilon)]
    [InlineData(float.NaN), InlineData(float.MaxValue), InlineData(true)]
    public void Anything_else_is_refused(object value)
    {
        Failure failure = Written.Refused(ColumnKind.Decimal, value);
        Assert.Equal("InvalidDecimal", failure.Id);
        Assert.Contains("1234.50, without a group separator", failure.Advice);
    }

    [Fact]
    public void A_comma_is_refused_even_where_it_is_the_decimal_separator()
    {
        Failure failure = Written.Under("de-DE", () => Written.Refused(ColumnKind.Decimal, "1,5"));
        Assert.Equal("'1,5' in 'Some Column' is not a number with a decimal point.", failure.Message);
    }
}
