namespace FourMe.Import.Core.Tests.Values;

public sealed class DurationCellTests
{
    private static readonly Column HoursAndMinutes = new(Written.Name, ColumnKind.Duration, 0) { HoursAndMinutes = true };

    [Theory]
    [InlineData(0, "0"), InlineData(29, "0"), InlineData(30, "1"), InlineData(89, "1"), InlineData(90, "2"), InlineData(5400, "90"), InlineData(86400 * 20, "28800"), InlineData(-29, "0")]
    public void Time_spans_are_whole_minutes_the_half_rounded_up(int seconds, string cell) =>
        Assert.Equal(cell, Written.Cell(ColumnKind.Duration, TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0:00"), InlineData(30, "0:01"), InlineData(1800, "0:30"), InlineData(3570, "1:00"), InlineData(28800, "8:00"), InlineData(360000, "100:00"), InlineData(86400 * 20, "480:00")]
    public void In_columns_of_hours_and_minutes_time_spans_are_written_so(int seconds, string cell) =>
        Assert.Equal(cell, Written.Cell(HoursAndMinutes, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void The_longest_time_span_is_written_whole()
    {
        Assert.Equal("15372286728", Written.Cell(ColumnKind.Duration, TimeSpan.MaxValue));
        Assert.Equal("256204778:48", Written.Cell(HoursAndMinutes, TimeSpan.MaxValue));
    }

    [Fact]
    public void A_negative_time_span_is_refused()
    {
        Assert.Equal("InvalidDuration", Written.Refused(ColumnKind.Duration, TimeSpan.FromSeconds(-30)).Id);
        Assert.Equal("InvalidDuration", Written.Refused(HoursAndMinutes, TimeSpan.MinValue).Id);
    }

    [Theory]
    [InlineData("0"), InlineData("90"), InlineData("600000"), InlineData("1:30"), InlineData("8:00"), InlineData("100:59"), InlineData("0:00")]
    public void Text_keeps_the_one_or_the_other_form(string text)
    {
        Assert.Equal(text, Written.Cell(ColumnKind.Duration, text));
        Assert.Equal(text, Written.Cell(HoursAndMinutes, " " + text + " "));
    }

    [Theory]
    [InlineData(90, "90"), InlineData(90L, "90"), InlineData(90.0, "90")]
    public void Whole_numbers_are_minutes(object value, string cell) => Assert.Equal(cell, Written.Cell(ColumnKind.Duration, value));

    [Fact]
    public void A_whole_decimal_is_minutes_whatever_its_zeros() => Assert.Equal("90", Written.Cell(ColumnKind.Duration, 90.00m));

    [Theory]
    [InlineData("-5"), InlineData("+5"), InlineData("1.5"), InlineData("1,5"), InlineData("1:60"), InlineData("1:5"), InlineData("1:30:00"), InlineData("90 min"), InlineData("1h"), InlineData("PT1H")]
    [InlineData("1 000"), InlineData("-1:30"), InlineData(":30"), InlineData("1:"), InlineData("٩٠"), InlineData("-"), InlineData("  "), InlineData(-5), InlineData(1.5), InlineData(true), InlineData(double.NaN)]
    public void Anything_else_is_refused_with_the_right_forms(object value)
    {
        Failure failure = Written.Refused(ColumnKind.Duration, value);
        Assert.Equal("InvalidDuration", failure.Id);
        Assert.Contains("whole minutes such as 90, or hours and minutes such as 1:30", failure.Advice);
    }

    [Fact]
    public void The_catalogue_marks_the_columns_of_hours_and_minutes()
    {
        Assert.Equal("1:30", Written.Cell(RecordTypes.Get("time_entries").FindColumn("Time Spent")!, TimeSpan.FromMinutes(90)));
        Assert.Equal("90", Written.Cell(RecordTypes.Get("tasks").FindColumn("Planned Duration")!, TimeSpan.FromMinutes(90)));
    }
}
