using System.Globalization;
using System.Text.RegularExpressions;

namespace FourMe.Import.Values;

/// <summary>The parts of an ISO 8601 date and time, checked but not converted.</summary>
internal readonly struct IsoDateTime
{
    private static readonly Regex Form = new(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<time>[0-9]{2}:[0-9]{2})(?<seconds>:[0-9]{2})?(?<fraction>[.,][0-9]+)?"
        + "(?<zone>[Zz]|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private readonly string _seconds, _zone;

    private IsoDateTime(string date, string hoursAndMinutes, bool wholeMinutes, string seconds, string zone)
    {
        Date = date;
        HoursAndMinutes = hoursAndMinutes;
        WholeMinutes = wholeMinutes;
        _seconds = seconds;
        _zone = zone;
    }

    internal string Date { get; }
    internal string HoursAndMinutes { get; }
    internal bool WholeMinutes { get; }
    internal bool HasZone => _zone.Length > 0;

    /// <summary>The wall-clock time to the second, with 24:00 as 00:00 of the next day; null after the last day of the calendar.</summary>
    internal DateTime? Clock
    {
        get
        {
            DateTime day = DateTime.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            int seconds = _seconds.Length > 0 ? Number(_seconds, 1) : 0;
            var time = new TimeSpan(Number(HoursAndMinutes, 0), Number(HoursAndMinutes, 3), seconds);
            return DateTime.MaxValue - day < time ? null : day + time;
        }
    }

    /// <summary>The offset from UTC; null when the text has none.</summary>
    internal TimeSpan? Offset
    {
        get
        {
            if (!HasZone) return null;
            if (_zone[0] is 'Z' or 'z') return TimeSpan.Zero;
            var ahead = new TimeSpan(Number(_zone, 1), _zone.Length > 3 ? Number(_zone, _zone.Length - 2) : 0, 0);
            return _zone[0] == '-' ? -ahead : ahead;
        }
    }

    internal static bool TryRead(string text, out IsoDateTime parts)
    {
        parts = default;
        Match match = Form.Match(text);
        if (!match.Success) return false;
        string date = match.Groups["date"].Value, time = match.Groups["time"].Value, seconds = match.Groups["seconds"].Value;
        bool whole = (seconds.Length == 0 || seconds == ":00") && match.Groups["fraction"].Value.Trim('.', ',', '0').Length == 0;
        if (!DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return false;
        bool endOfDay = time == "24:00" && whole;
        if (!endOfDay && (string.CompareOrdinal(time, "23:59") > 0 || time[3] > '5')) return false;
        if (seconds.Length > 0 && seconds[1] > '5') return false;
        parts = new IsoDateTime(date, time, whole, seconds, match.Groups["zone"].Value);
        return true;
    }

    /// <summary>A moment to the second, with Z for UTC and its offset otherwise.</summary>
    internal static string Text(DateTimeOffset moment) =>
        moment.ToString(moment.Offset == TimeSpan.Zero ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The number of two digits at a place.</summary>
    private static int Number(string text, int start) => (text[start] - '0') * 10 + text[start + 1] - '0';
}
