namespace FourMe.Import.Core.Tests.Values;

public sealed class ZonelessCellTests
{
    private static readonly Column StartAt = new(Written.Name, ColumnKind.DateTime, 0) { Zoneless = true };

    [Theory]
    [InlineData(DateTimeKind.Utc), InlineData(DateTimeKind.Local), InlineData(DateTimeKind.Unspecified)]
    public void A_date_time_is_written_as_the_clock_shows_it_and_without_a_warning(DateTimeKind kind)
    {
        FormattingContext context = Zones.In(Zones.Berlin);
        Assert.Equal("2026-12-24T18:05", Written.Cell(StartAt, new DateTime(2026, 12, 24, 18, 5, 0, kind), context));
        Assert.Empty(context.Notices.Said());
    }

    [Fact]
    public void A_date_time_offset_is_written_without_its_offset() =>
        Assert.Equal("2026-12-24T18:05", Written.Cell(StartAt, new DateTimeOffset(2026, 12, 24, 18, 5, 0, TimeSpan.FromHours(9)), Zones.In(Zones.Berlin)));

    [Theory]
    [InlineData("2026-12-24T18:05", "2026-12-24T18:05"), InlineData("2026-12-24 18:05", "2026-12-24T18:05"), InlineData("2026-12-24t18:05:00", "2026-12-24T18:05")]
    [InlineData("2026-12-24T24:00", "2026-12-24T24:00"), InlineData("2026-12-24T24:00:00", "2026-12-24T24:00"), InlineData(" 2026-12-24T00:00:00.000 ", "2026-12-24T00:00")]
    public void Text_without_a_zone_is_brought_to_the_one_form(string text, string cell) =>
        Assert.Equal(cell, Written.Cell(StartAt, text));

    [Theory]
    [InlineData("2026-12-24T18:05Z"), InlineData("2026-12-24T18:05+01:00"), InlineData("2026-12-24T18:05:30"), InlineData("2026-12-24T18:05:00.5")]
    [InlineData("2026-12-24T24:01"), InlineData("2026-12-24T18:60"), InlineData("2026-12-24"), InlineData("24.12.2026 18:05"), InlineData("18:05"), InlineData(" ")]
    public void Text_with_a_zone_seconds_or_another_form_is_refused(string text) =>
        Assert.Equal("InvalidDateTime", Written.Refused(StartAt, text).Id);

    [Fact]
    public void The_columns_of_holidays_are_of_this_sort()
    {
        RecordType holidays = RecordTypes.Get("holidays");
        foreach (string name in new[] { "Start At", "End At" })
            Assert.Equal("2026-12-24T24:00", Written.Cell(holidays.FindColumn(name)!, "2026-12-24T24:00"));
    }
}
