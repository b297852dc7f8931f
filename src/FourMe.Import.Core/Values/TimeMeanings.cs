using System.Globalization;

namespace FourMe.Import.Values;

/// <summary>Times of day: 8:00 is 08:00. The end of the day, 24:00, is not its beginning.</summary>
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

/// <summary>Durations in minutes: 8:00 is 480. An empty cell is no duration, and not one of 0.</summary>
internal sealed class DurationMeaning : CellMeaning
{
    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        return HoursAndMinutes.TryRead(text, out TimeSpan time)
            ? ((long)time.TotalMinutes).ToString(CultureInfo.InvariantCulture) : NumberMeaning.Spelling(text) ?? text;
    }
}
