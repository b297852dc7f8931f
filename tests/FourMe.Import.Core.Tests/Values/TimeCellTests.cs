namespace FourMe.Import.Core.Tests.Values;

public sealed class TimeCellTests
{
    [Theory]
    [InlineData("00:00", "00:00"), InlineData("24:00", "24:00"), InlineData("23:59", "23:59"), InlineData("8:30", "08:30"), InlineData(" 08:30 ", "08:30"), InlineData("008:30", "08:30")]
    public void Text_from_midnight_to_midnight_has_two_digits_each(string text, string cell) =>
        Assert.Equal(cell, Written.Cell(ColumnKind.Time, text));

    [Theory]
    [InlineData("24:01"), InlineData("25:00"), InlineData("08:60"), InlineData("8:5"), InlineData("0830"), InlineData("8"), InlineData("8.30"), InlineData("8h30")]
    [InlineData("08:30:00"), InlineData("8:30 PM"), InlineData("-1:00"), InlineData("+1:00"), InlineData(":30"), InlineData("08:"), InlineData("٠٨:٣٠"), InlineData("8: 5"), InlineData(" "), InlineData(8)]
    public void Anything_else_is_refused_with_the_right_form(object value)
    {
        Failure failure = Written.Refused(ColumnKind.Time, value);
        Assert.Equal("InvalidTime", failure.Id);
        Assert.Contains("between 00:00 and 24:00", failure.Message);
        Assert.Contains("08:30", failure.Advice);
    }

    [Fact]
    public void Date_times_give_the_time_on_their_own_clock()
    {
        Assert.Equal("18:05", Written.Cell(ColumnKind.Time, new DateTime(2026, 3, 31, 18, 5, 59, DateTimeKind.Utc), Zones.In(Zones.India)));
        Assert.Equal("06:05", Written.Cell(ColumnKind.Time, new DateTimeOffset(2026, 3, 31, 6, 5, 0, TimeSpan.FromHours(-9))));
    }

    [Theory]
    [InlineData(0, "00:00"), InlineData(510, "08:30"), InlineData(1439, "23:59"), InlineData(1440, "24:00")]
    public void Time_spans_of_a_day_are_times(int minutes, string cell) =>
        Assert.Equal(cell, Written.Cell(ColumnKind.Time, TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData(-1), InlineData(1441), InlineData(100000)]
    public void Time_spans_beyond_a_day_are_refused(int minutes) =>
        Assert.Equal("InvalidTime", Written.Refused(ColumnKind.Time, TimeSpan.FromMinutes(minutes)).Id);

#if !CORE_NETSTANDARD
    [Fact]
    public void A_time_only_is_a_time() => Assert.Equal("18:05", Written.Under("tr-TR", () => Written.Cell(ColumnKind.Time, new TimeOnly(18, 5, 59))));
#endif
}
