using System.Globalization;
using FourMe.Import.Errors;

namespace FourMe.Import.Values;

/// <summary>Times of day: hh:mm from 00:00 to 24:00.</summary>
internal sealed class TimeFormat : CellFormat
{
    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        switch (value)
        {
            case DateTime clock: return clock.ToString("HH:mm", CultureInfo.InvariantCulture);
            case DateTimeOffset clock: return clock.ToString("HH:mm", CultureInfo.InvariantCulture);
#if NET
            case TimeOnly clock: return clock.ToString("HH:mm", CultureInfo.InvariantCulture);
#endif
            case TimeSpan span when span >= TimeSpan.Zero && span <= TimeSpan.FromHours(24): return HoursAndMinutes.Text(span, 2);
            case TimeSpan span: return Refuse(Failures.InvalidTime(column.Name, span.ToString()), out failure);
        }
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        return HoursAndMinutes.TryRead(text, out TimeSpan read) && read <= TimeSpan.FromHours(24)
            ? HoursAndMinutes.Text(read, 2) : Refuse(Failures.InvalidTime(column.Name, text), out failure);
    }
}

/// <summary>
/// Durations: whole minutes, or hours and minutes as hhh:mm; the service accepts both
/// (https://developer.xurrent.com/v1/general/data_types/). Text keeps its form.
/// </summary>
internal sealed class DurationFormat : CellFormat
{
    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        if (value is TimeSpan span)
        {
            var minutes = TimeSpan.FromMinutes(Math.Round(span.TotalMinutes, MidpointRounding.AwayFromZero));
            if (minutes < TimeSpan.Zero) return Refuse(Failures.InvalidDuration(column.Name, span.ToString()), out failure);
            return column.HoursAndMinutes ? HoursAndMinutes.Text(minutes, 1)
                : minutes.TotalMinutes.ToString("0", CultureInfo.InvariantCulture);
        }
        if (value is bool) return Refuse(Failures.InvalidDuration(column.Name, value.ToString()!), out failure);
        if (value is decimal or double or float && NumberText.WholeOf(value) is { } whole) value = whole;
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        bool valid = (NumberText.IsWhole(text) && text[0] is not '-' and not '+') || HoursAndMinutes.TryRead(text, out _);
        return valid ? text : Refuse(Failures.InvalidDuration(column.Name, text), out failure);
    }
}

/// <summary>Hours and minutes as h:mm, hh:mm, hhh:mm.</summary>
internal static class HoursAndMinutes
{
    internal static string Text(TimeSpan span, int hourDigits) =>
        ((int)span.TotalHours).ToString(new string('0', hourDigits), CultureInfo.InvariantCulture)
        + ":" + span.Minutes.ToString("00", CultureInfo.InvariantCulture);

    internal static bool TryRead(string text, out TimeSpan span)
    {
        span = default;
        int colon = text.IndexOf(':');
        if (colon < 1 || colon > 6 || text.Length != colon + 3) return false;
        if (!int.TryParse(text.Substring(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out int hours)) return false;
        if (!int.TryParse(text.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            || minutes > 59) return false;
        span = new TimeSpan(0, hours, minutes, 0);
        return true;
    }
}
