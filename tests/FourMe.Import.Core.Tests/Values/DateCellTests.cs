namespace FourMe.Import.Core.Tests.Values;

public sealed class DateCellTests
{
    [Theory]
    [InlineData("2026-03-31", "2026-03-31"), InlineData(" 2026-03-31 ", "2026-03-31"), InlineData("2024-02-29", "2024-02-29"), InlineData("0001-01-01", "0001-01-01")]
    [InlineData("2026-03-31T17:00:00Z", "2026-03-31"), InlineData("2026-03-31 17:00", "2026-03-31"), InlineData("2026-03-31T24:00", "2026-03-31")]
    [InlineData("2026-03-31T23:59:59.999+14:00", "2026-03-31"), InlineData("2026-03-31T00:30:00-11:00", "2026-03-31")]
    public void Iso_text_gives_its_date_part_as_it_stands(string text, string cell) =>
        Assert.Equal(cell, Written.Cell(ColumnKind.Date, text));

    [Theory]
    [InlineData("31.03.2026"), InlineData("31.3.2026"), InlineData("03/31/2026"), InlineData("31/03/2026"), InlineData("31-03-2026"), InlineData("2026/03/31")]
    [InlineData("2026-3-31"), InlineData("26-03-31"), InlineData("20260331"), InlineData("2026-03"), InlineData("2026"), InlineData("46112")]
    [InlineData("2026-02-30"), InlineData("2023-02-29"), InlineData("2026-13-01"), InlineData("2026-00-10"), InlineData("2026-04-00"), InlineData("0000-01-01")]
    [InlineData("2026-03-31x"), InlineData("x2026-03-31"), InlineData("2026-03-31T25:00"), InlineData("2026-03-31T"), InlineData("2026-03-31T10:61")]
    [InlineData("today"), InlineData("٢٠٢٦-٠٣-٣١"), InlineData("２０２６-03-31"), InlineData("2026–03–31"), InlineData("  "), InlineData(46112), InlineData(true)]
    public void Any_other_form_is_refused(object value) =>
        Assert.Equal("InvalidDate", Written.Refused(ColumnKind.Date, value).Id);

    [Fact]
    public void The_refusal_of_a_german_date_says_which_form_is_right_and_why()
    {
        Failure failure = Written.Under("de-DE", () => Written.Refused(ColumnKind.Date, "31.03.2026"));
        Assert.Equal("'31.03.2026' in 'Some Column' is not a date of the form yyyy-MM-dd.", failure.Message);
        Assert.Contains("2026-03-31", failure.Advice);
        Assert.Contains("different days in different countries", failure.Advice);
    }

    [Theory]
    [InlineData(DateTimeKind.Utc), InlineData(DateTimeKind.Local), InlineData(DateTimeKind.Unspecified)]
    public void A_date_time_of_any_kind_keeps_its_day(DateTimeKind kind)
    {
        Assert.Equal("2026-03-31", Written.Cell(ColumnKind.Date, new DateTime(2026, 3, 31, 0, 0, 0, kind), Zones.In(Zones.India)));
        Assert.Equal("2026-03-31", Written.Cell(ColumnKind.Date, new DateTime(2026, 3, 31, 23, 59, 59, kind), Zones.In(Zones.India)));
    }

    [Theory]
    [InlineData(-11, 23), InlineData(-11, 0), InlineData(14, 0), InlineData(14, 23), InlineData(0, 12)]
    public void A_date_time_offset_is_never_converted(int offset, int hour)
    {
        var moment = new DateTimeOffset(2026, 3, 31, hour, 30, 0, TimeSpan.FromHours(offset));
        Assert.Equal("2026-03-31", Written.Cell(ColumnKind.Date, moment, Zones.In(Zones.Berlin)));
    }

    [Fact]
    public void A_date_without_a_zone_is_nothing_to_warn_about()
    {
        FormattingContext context = Zones.In(Zones.Berlin);
        Written.Cell(ColumnKind.Date, new DateTime(2026, 3, 31), context);
        Assert.Empty(context.Notices.Said());
    }

    [Fact]
    public void The_earliest_and_the_last_day_can_be_written()
    {
        Assert.Equal("0001-01-01", Written.Cell(ColumnKind.Date, DateTime.MinValue));
        Assert.Equal("9999-12-31", Written.Cell(ColumnKind.Date, DateTimeOffset.MaxValue));
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void A_date_only_is_written_as_it_is() =>
        Assert.Equal("2026-03-31", Written.Under("de-DE", () => Written.Cell(ColumnKind.Date, new DateOnly(2026, 3, 31))));
#endif
}
