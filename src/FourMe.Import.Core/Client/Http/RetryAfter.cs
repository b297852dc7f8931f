using System.Globalization;
using System.Net.Http.Headers;

namespace FourMe.Import;

/// <summary>How long the service asks to be left alone.</summary>
/// <param name="Wait">The wait that is honoured; null when the service asks for none, or for nonsense.</param>
/// <param name="Remark">What is odd about the request, for those who listen; null when nothing is.</param>
internal readonly record struct RetryAfter(TimeSpan? Wait, string? Remark)
{
    /// <summary>Longest wait that is honoured; the service counts its limits by the hour.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(61);

    /// <summary>What the header asks for in seconds or as a date, which is taken by the service's own clock if it tells it.</summary>
    /// <param name="headers">The headers of an answer.</param>
    /// <param name="now">Our clock.</param>
    internal static RetryAfter Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.TryGetValues("Retry-After", out IEnumerable<string>? values)) return default;
        if (headers.RetryAfter is not { } header) return new RetryAfter(null, $"Its Retry-After '{Shown(string.Join(" ", values))}' makes no sense.");
        return Capped(header.Delta ?? header.Date!.Value - (headers.Date ?? now));
    }

    /// <summary>A wait between nothing and the longest.</summary>
    internal static RetryAfter Capped(TimeSpan asked) =>
        asked < TimeSpan.Zero ? new RetryAfter(TimeSpan.Zero, null)
        : asked <= Longest ? new RetryAfter(asked, null)
        : new RetryAfter(Longest, string.Format(CultureInfo.InvariantCulture, "It asks for a wait of {0:0} s, which is cut to {1:0} s.", asked.TotalSeconds, Longest.TotalSeconds));

    private static string Shown(string value) => value.Length <= 40 ? value : value.Substring(0, 40) + "...";
}
