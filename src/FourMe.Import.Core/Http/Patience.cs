namespace FourMe.Import.Http;

/// <summary>The limits of retrying one request.</summary>
/// <param name="Repeats">Maximum number of retries.</param>
/// <param name="LongestWait">Longest wait that the service may request.</param>
internal sealed record Patience(int Repeats, TimeSpan LongestWait)
{
    /// <summary>The service's limits are per hour.</summary>
    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(61);

    /// <summary>About three seconds: a user waits at the console.</summary>
    internal static Patience Brief { get; } = new(2, Hour);

    /// <summary>About half a minute: requests that start a job.</summary>
    internal static Patience OfJobStarts { get; } = new(5, Hour);

    /// <summary>About two minutes: downloads of existing files.</summary>
    internal static Patience OfFiles { get; } = new(8, Hour);

    /// <summary>
    /// About six minutes, or the hour of a limit, while a job continues. No single wait reaches the five minutes after which
    /// the service forgets how a job ended (https://developer.xurrent.com/v1/import/).
    /// </summary>
    internal static Patience OfPolls { get; } = new(16, TimeSpan.FromMinutes(4));

    /// <summary>No retries.</summary>
    internal static Patience None { get; } = new(0, TimeSpan.Zero);
}
