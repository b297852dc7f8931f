using System.Globalization;

namespace FourMe.Import.Values;

/// <summary>Times of day: 8:00 equals 08:00. 24:00, the end of the day, differs from 00:00.</summary>
internal sealed class TimeMeaning : CellMeaning
{
    private const string WholeMinute = ":00";
    private const int UsualLength = 5;

    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        if (text.Length == UsualLength) return text;
        bool hasSeconds = text.Length > UsualLength && text.EndsWith(WholeMinute, StringComparison.Ordinal);
        string minutes = hasSeconds ? text.Substring(0, text.Length - WholeMinute.Length) : text;
        return HoursAndMinutes.TryRead(minutes, out TimeSpan time) ? HoursAndMinutes.Text(time, 2) : text;
    }
}

/// <summary>Durations in minutes: 8:00 equals 480. An empty cell is no duration and differs from 0.</summary>
internal sealed class DurationMeaning : CellMeaning
{
    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        return HoursAndMinutes.TryRead(text, out TimeSpan time)
            ? ((long)time.TotalMinutes).ToString(CultureInfo.InvariantCulture) : NumberMeaning.Spelling(text) ?? text;
    }
}
