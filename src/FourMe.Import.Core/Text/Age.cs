namespace FourMe.Import.Text;

/// <summary>The age of something, in words.</summary>
internal static class Age
{
    /// <summary>
    /// The largest whole unit, rounded down: "2 hours ago"; "just now" for less than a minute, or for a clock that was set back.
    /// </summary>
    internal static string InWords(DateTimeOffset then, DateTimeOffset now) =>
        now - then < TimeSpan.FromMinutes(1) ? "just now" : Of(now - then) + " ago";

    /// <summary>The same, abbreviated for table columns: 42 sec ago, 5 min ago, 3 h ago, 12 days ago.</summary>
    internal static string Short(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalDays: >= 2 } age => $"{(int)age.TotalDays} days ago",
        { TotalHours: >= 1 } age => $"{(int)age.TotalHours} h ago",
        { TotalMinutes: >= 1 } age => $"{(int)age.TotalMinutes} min ago",
        { TotalSeconds: >= 10 } age => $"{(int)age.TotalSeconds} sec ago",
        _ => "just now",
    };

    /// <summary>The largest whole unit, rounded down: "2 hours".</summary>
    internal static string Of(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => Counted.Of((long)age.TotalDays, "day"),
        { TotalHours: >= 1 } => Counted.Of((long)age.TotalHours, "hour"),
        _ => Counted.Of((long)Math.Max(0, age.TotalMinutes), "minute"),
    };
}
