namespace FourMe.Import.Core.Tests.Values;

public sealed class DateTimeCellTests
{
    private static readonly DateTime Noon = new(2026, 7, 1, 12, 34, 56);

    [Fact]
    public void A_utc_time_ends_in_z() =>
        Assert.Equal("2026-07-01T12:34:56Z", Written.Cell(ColumnKind.DateTime, DateTime.SpecifyKind(Noon, DateTimeKind.Utc), Zones.In(Zones.India)));

    [Theory]
    [InlineData(7, "2026-07-01T12:34:56+02:00"), InlineData(1, "2026-01-01T12:34:56+01:00")]
    public void A_local_time_has_the_offset_of_its_own_day(int month, string cell) =>
        Assert.Equal(cell, Written.Cell(ColumnKind.DateTime, new DateTime(2026, month, 1, 12, 34, 56, DateTimeKind.Local), Zones.In(Zones.Berlin)));

    [Fact]
    public void A_local_time_without_offset_from_utc_ends_in_z() =>
        Assert.Equal("2026-07-01T12:34:56Z", Written.Cell(ColumnKind.DateTime, DateTime.SpecifyKind(Noon, DateTimeKind.Local), Zones.In(Zones.Iceland)));

    [Fact]
    public void Without_another_zone_a_local_time_is_one_of_this_machine()
    {
        DateTime local = DateTime.SpecifyKind(Noon, DateTimeKind.Local);
        string cell = Written.Cell(ColumnKind.DateTime, local);
        Assert.Equal(new DateTimeOffset(local), DateTimeOffset.Parse(cell, null));
    }

    [Theory]
    [InlineData(0, "2026-07-01T12:34:56Z"), InlineData(330, "2026-07-01T12:34:56+05:30"), InlineData(-570, "2026-07-01T12:34:56-09:30")]
    public void A_date_time_offset_keeps_its_offset(int minutes, string cell) =>
        Assert.Equal(cell, Written.Cell(ColumnKind.DateTime, new DateTimeOffset(Noon, TimeSpan.FromMinutes(minutes)), Zones.In(Zones.Berlin)));

    [Fact]
    public void An_unspecified_time_is_taken_as_local_and_said_once_a_run()
    {
        FormattingContext context = Zones.In(Zones.India);
        var other = new Column("Other Column", ColumnKind.DateTime, 1);
        Assert.Equal("2026-07-01T12:34:56+05:30", Written.Cell(ColumnKind.DateTime, Noon, context));
        Written.Cell(ColumnKind.DateTime, Noon.AddDays(1), context);
        Written.Cell(other, Noon, context);
        string said = Assert.Single(context.Notices.Said());
        Assert.Contains("'Some Column' have no time zone", said);
        Assert.Contains("(Test/India)", said);
    }

    [Fact]
    public void Times_that_know_their_zone_are_nothing_to_warn_about()
    {
        FormattingContext context = Zones.In(Zones.Berlin);
        Written.Cell(ColumnKind.DateTime, DateTime.SpecifyKind(Noon, DateTimeKind.Local), context);
        Written.Cell(ColumnKind.DateTime, DateTime.SpecifyKind(Noon, DateTimeKind.Utc), context);
        Written.Cell(ColumnKind.DateTime, new DateTimeOffset(Noon, TimeSpan.Zero), context);
        Written.Cell(ColumnKind.DateTime, "2026-07-01T12:34:56Z", context);
        Assert.Empty(context.Notices.Said());
    }

    [Fact]
    public void Times_at_the_ends_of_the_calendar_do_not_break_the_run()
    {
        Assert.Equal("0001-01-01T00:00:00Z", Written.Cell(ColumnKind.DateTime, DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)));
        Assert.Equal("InvalidDateTime", Written.Refused(ColumnKind.DateTime, DateTime.MinValue, Zones.In(Zones.India)).Id);
        Assert.Equal("InvalidDateTime", Written.Refused(ColumnKind.DateTime, DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Local), Zones.In(Zones.India)).Id);
        Assert.Equal("9999-12-31T23:59:59+05:30", Written.Cell(ColumnKind.DateTime, DateTime.MaxValue, Zones.In(Zones.India)));
    }

    [Theory]
    [InlineData("2026-07-01T12:34:56Z"), InlineData("2026-07-01T12:34:56+01:00"), InlineData("2026-07-01T12:34Z"), InlineData("2026-07-01T12:34-05:00")]
    [InlineData("2026-07-01t12:34:56z"), InlineData("2026-07-01 12:34:56Z"), InlineData("2026-07-01T12:34:56.1234567Z"), InlineData("2026-07-01T12:34:56,5Z")]
    [InlineData("2026-07-01T24:00Z"), InlineData("2026-07-01T24:00:00.000Z"), InlineData("2026-07-01T00:00:00+0530"), InlineData("2026-07-01T00:00:00+14")]
    public void Iso_text_with_a_zone_goes_through_unchanged(string text)
    {
        Assert.Equal(text, Written.Cell(ColumnKind.DateTime, text));
        Assert.Equal(text, Written.Cell(ColumnKind.DateTime, "  " + text + " "));
    }

    [Theory]
    [InlineData("2026-07-01T12:34:56"), InlineData("2026-07-01 12:34"), InlineData("2026-07-01T24:00")]
    public void Text_without_a_zone_is_refused_with_what_to_add(string text)
    {
        Failure failure = Written.Refused(ColumnKind.DateTime, text);
        Assert.Equal("DateTimeWithoutZone", failure.Id);
        Assert.Contains($"'{text}'", failure.Message);
        Assert.Contains("Z or an offset such as +01:00", failure.Advice);
    }

    [Theory]
    [InlineData("01.07.2026 12:34"), InlineData("7/1/2026 12:34 PM"), InlineData("2026-07-01"), InlineData("2026-07-01T12Z"), InlineData("2026-07-01T1:34Z")]
    [InlineData("2026-07-01T12:60Z"), InlineData("2026-07-01T12:34:60Z"), InlineData("2026-07-01T24:01Z"), InlineData("2026-07-01T24:00:01Z"), InlineData("2026-07-01T25:00Z")]
    [InlineData("2026-07-01T24:00:00.1Z"), InlineData("2026-06-31T12:34Z"), InlineData("2026-07-01T12:34:56 Z"), InlineData("2026-07-01T12:34:56.Z"), InlineData("2026-07-01T12:34:56CET")]
    [InlineData("2026-07-01T12:34:56+1:00"), InlineData("2026-07-01T12:34:56+25:00"), InlineData("2026-07-01T12:34:56+01:60"), InlineData("2026-07-01T12:34:56+99")]
    [InlineData("2026-07-01T1٣:34Z"), InlineData("2026-07-01T12:34:5٣Z"), InlineData("2026-07-01T12:34:56.٣Z"), InlineData("2026-07-01T12:34:56+0١:00")]
    [InlineData("now"), InlineData("   "), InlineData(1751373296L), InlineData(true)]
    public void Text_of_another_form_is_refused(object value)
    {
        Failure failure = Written.Refused(ColumnKind.DateTime, value);
        Assert.Equal("InvalidDateTime", failure.Id);
        Assert.Contains("2026-03-31T17:00:00Z", failure.Advice);
    }
}
