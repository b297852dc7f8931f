namespace FourMe.Import.Http;

/// <summary>How much is tried for one request.</summary>
/// <param name="Repeats">How often it is sent again at most.</param>
/// <param name="LongestWait">Longest wait that the service may ask for.</param>
internal sealed record Patience(int Repeats, TimeSpan LongestWait)
{
    /// <summary>The service counts its limits by the hour.</summary>
    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(61);

    /// <summary>About three seconds: somebody waits at the console.</summary>
    internal static Patience Brief { get; } = new(2, Hour);

    /// <summary>About half a minute: what starts a job.</summary>
    internal static Patience OfJobStarts { get; } = new(5, Hour);

    /// <summary>About two minutes: a file that is there to be fetched.</summary>
    internal static Patience OfFiles { get; } = new(8, Hour);

    /// <summary>
    /// About six minutes, or the hour that a limit lasts: a job goes on meanwhile. No wait is as long as the five minutes
    /// after which the service forgets how a job ended (https://developer.xurrent.com/v1/import/).
    /// </summary>
    internal static Patience OfPolls { get; } = new(16, TimeSpan.FromMinutes(4));

    /// <summary>Once and never again.</summary>
    internal static Patience None { get; } = new(0, TimeSpan.Zero);
}
