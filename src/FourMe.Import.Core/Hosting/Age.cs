namespace FourMe.Import;

/// <summary>How long ago something was, as people say it.</summary>
internal static class Age
{
    /// <summary>The largest whole unit, rounded down: "2 hours ago".</summary>
    internal static string InWords(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalDays: >= 1 } age => Counted((int)age.TotalDays, "day"),
        { TotalHours: >= 1 } age => Counted((int)age.TotalHours, "hour"),
        { TotalMinutes: >= 1 } age => Counted((int)age.TotalMinutes, "minute"),
        // The clock may have been set back since.
        _ => "just now",
    };

    private static string Counted(int count, string unit) => $"{count} {unit}{(count == 1 ? string.Empty : "s")} ago";
}
