using System.Globalization;
using System.Numerics;

namespace FourMe.Import.Core.Tests.Values;

public sealed class IntegerCellTests
{
    [Theory]
    [InlineData(0, "0"), InlineData(-7, "-7"), InlineData(int.MinValue, "-2147483648"), InlineData(long.MaxValue, "9223372036854775807"), InlineData(ulong.MaxValue, "18446744073709551615")]
    [InlineData((byte)255, "255"), InlineData((sbyte)-1, "-1"), InlineData((short)-3, "-3"), InlineData((ushort)3, "3"), InlineData(3u, "3")]
    [InlineData(5.0, "5"), InlineData(1e15, "1000000000000000"), InlineData(1e20, "100000000000000000000"), InlineData(-2f, "-2"), InlineData(Level.High, "3")]
    [InlineData("42", "42"), InlineData(" 42 ", "42"), InlineData("8.0", "8"), InlineData("-8.00", "-8"), InlineData("8.0000", "8"), InlineData("007", "007"), InlineData("-42", "-42"), InlineData("12345678901234567890123", "12345678901234567890123")]
    public void Whole_numbers_are_plain_digits(object value, string cell)
    {
        Assert.Equal(cell, Written.Cell(ColumnKind.Integer, value));
        Assert.Equal(cell, Written.Under("de-DE", () => Written.Cell(ColumnKind.Integer, value)));
    }

    [Theory]
    [InlineData(1.2345678901234568E+17), InlineData(-9.007199254740994E+15), InlineData(1.677722E+08f)]
    public void A_number_that_lost_digits_is_refused(object value)
    {
        foreach (ColumnKind kind in (ColumnKind[])[ColumnKind.Integer, ColumnKind.Decimal, ColumnKind.Text])
            Assert.Equal("InexactNumber", Written.Refused(kind, value).Id);
    }

    [Fact]
    public void A_value_of_an_enumeration_that_came_as_a_copy_is_its_number_here_and_its_name_elsewhere()
    {
        Assert.Equal("5", Written.Cell(ColumnKind.Integer, new NamedNumber("Friday", 5)));
        Assert.Equal("Friday", Written.Cell(ColumnKind.Text, new NamedNumber("Friday", 5)));
        Assert.Equal("1", Written.Cell(ColumnKind.Boolean, new NamedNumber("Yes", 5)));
    }

    [Fact]
    public void Numbers_of_any_length_are_plain_digits() =>
        Assert.Equal("1" + new string('0', 40), Written.Cell(ColumnKind.Integer, BigInteger.Pow(10, 40)));

    [Theory]
    [InlineData("5"), InlineData("5.0"), InlineData("5.000"), InlineData("-5.00"), InlineData("0.0")]
    public void A_whole_decimal_loses_its_zeros(string number)
    {
        decimal value = decimal.Parse(number, CultureInfo.InvariantCulture);
        Assert.Equal(decimal.Truncate(value).ToString(CultureInfo.InvariantCulture), Written.Cell(ColumnKind.Integer, value));
    }

    [Theory]
    [InlineData("1.000"), InlineData("1,000"), InlineData("1'000"), InlineData("1 000"), InlineData("1_000"), InlineData("1\u00a0000"), InlineData("1.05"), InlineData("1."), InlineData("1,5"), InlineData("1e3"), InlineData("0x1F")]
    [InlineData("٤٢"), InlineData("４２"), InlineData("-"), InlineData("+"), InlineData("--1"), InlineData("4-2"), InlineData("abc"), InlineData("−5"), InlineData("  ")]
    [InlineData(1.5), InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity), InlineData(1e300), InlineData(1e-30), InlineData(float.NaN), InlineData(true), InlineData(false)]
    public void Anything_else_is_refused(object value)
    {
        Failure failure = Written.Refused(ColumnKind.Integer, value);
        Assert.Equal("InvalidInteger", failure.Id);
        Assert.Contains("plain digits without a group separator", failure.Advice);
    }

    [Fact]
    public void A_decimal_with_a_fraction_is_refused() => Assert.Equal("InvalidInteger", Written.Refused(ColumnKind.Integer, 5.01m).Id);

    [Theory]
    [InlineData("de-DE"), InlineData("tr-TR"), InlineData("sv-SE"), InlineData("ar-SA"), InlineData("fa-IR")]
    public void A_negative_number_has_the_plain_minus_on_every_machine(string culture)
    {
        foreach (object value in new object[] { -7, -7L, -7.0, -7m, (short)-7, new BigInteger(-7) })
            Assert.Equal("-7", Written.Under(culture, () => Written.Cell(ColumnKind.Integer, value)));
    }

    public enum Level { High = 3 }
}
