namespace FourMe.Import.Core.Tests.Values;

/// <summary>Time zones that are the same on every machine.</summary>
internal static class Zones
{
    internal static TimeZoneInfo India { get; } = TimeZoneInfo.CreateCustomTimeZone("Test/India", new TimeSpan(5, 30, 0), null, null);

    internal static TimeZoneInfo Iceland { get; } = TimeZoneInfo.CreateCustomTimeZone("Test/Iceland", TimeSpan.Zero, null, null);

    /// <summary>An hour ahead in winter, two from the last Sunday in March to the last in October.</summary>
    internal static TimeZoneInfo Berlin { get; } = TimeZoneInfo.CreateCustomTimeZone("Test/Berlin", TimeSpan.FromHours(1), null, null, null,
    [
        TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), LastSunday(3, 2), LastSunday(10, 3)),
    ]);

    internal static FormattingContext In(TimeZoneInfo zone) => new() { LocalZone = zone };

    private static TimeZoneInfo.TransitionTime LastSunday(int month, int hour) =>
        TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, hour, 0, 0), month, 5, DayOfWeek.Sunday);
}
