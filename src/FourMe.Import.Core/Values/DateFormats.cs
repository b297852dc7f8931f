using System.Globalization;
using FourMe.Import.Errors;

namespace FourMe.Import.Values;

/// <summary>yyyy-MM-dd: the date part as given, never converted between time zones.</summary>
internal sealed class DateFormat : CellFormat
{
    private const string Form = "yyyy-MM-dd";

    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        switch (value)
        {
            case DateTime date: return date.ToString(Form, CultureInfo.InvariantCulture);
            case DateTimeOffset date: return date.ToString(Form, CultureInfo.InvariantCulture);
#if NET
            case DateOnly date: return date.ToString(Form, CultureInfo.InvariantCulture);
#endif
        }
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        if (DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return text;
        return IsoDateTime.TryRead(text, out IsoDateTime iso) ? iso.Date : Refuse(Failures.InvalidDate(column.Name, text), out failure);
    }
}

/// <summary>Moments: ISO 8601 to the second, with Z or an offset.</summary>
internal sealed class DateTimeFormat : CellFormat
{
    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        switch (value)
        {
            case DateTimeOffset moment: return IsoDateTime.Text(moment);
            case DateTime { Kind: DateTimeKind.Utc } moment: return IsoDateTime.Text(new DateTimeOffset(moment, TimeSpan.Zero));
            case DateTime { Kind: DateTimeKind.Local } moment: return Local(moment, column, context, out failure);
            case DateTime moment:
                if (context.Notices.IsNews("UnspecifiedDateTime")) context.Notices.Once("UnspecifiedDateTime",
                    $"Date-times in '{column.Name}' have no time zone; they are treated as local time " +
                        $"({context.LocalZone.Id}).");
                return Local(moment, column, context, out failure);
        }
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        if (!IsoDateTime.TryRead(text, out IsoDateTime iso)) return Refuse(Failures.InvalidDateTime(column.Name, text), out failure);
        return iso.HasZone ? text : Refuse(Failures.DateTimeWithoutZone(column.Name, text), out failure);
    }

    private static string? Local(DateTime moment, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        DateTime clock = DateTime.SpecifyKind(moment, DateTimeKind.Unspecified);
        // A local time in the second pass of a repeated hour keeps its own offset.
        TimeSpan offset = moment.Kind == DateTimeKind.Local && ReferenceEquals(context.LocalZone, TimeZoneInfo.Local)
            ? TimeZoneInfo.Local.GetUtcOffset(moment) : context.LocalZone.GetUtcOffset(clock);
        // The first and last hours of the calendar, such as the default 0001-01-01 00:00, have no UTC time in some zones.
        long utc = clock.Ticks - offset.Ticks;
        return utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks
            ? IsoDateTime.Text(new DateTimeOffset(clock, offset))
                : Refuse(Failures.InvalidDateTime(column.Name, PlainText.Of(moment)!), out failure);
    }
}

/// <summary>Wall-clock times of holidays: yyyy-MM-ddThh:mm without a zone, 24:00 allowed.</summary>
internal sealed class ZonelessDateTimeFormat : CellFormat
{
    private const string Form = "yyyy-MM-ddTHH:mm";

    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        switch (value)
        {
            case DateTime clock: return clock.ToString(Form, CultureInfo.InvariantCulture);
            case DateTimeOffset clock: return clock.ToString(Form, CultureInfo.InvariantCulture);
        }
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        return IsoDateTime.TryRead(text, out IsoDateTime iso) && !iso.HasZone && iso.WholeMinutes
            ? iso.Date + "T" + iso.HoursAndMinutes : Refuse(Failures.InvalidDateTime(column.Name, text), out failure);
    }
}
