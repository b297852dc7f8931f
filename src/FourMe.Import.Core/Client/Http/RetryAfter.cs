using System.Net.Http.Headers;

namespace FourMe.Import;

/// <summary>How long the service asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Longest wait that is honoured; the service counts its limits by the hour.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(61);

    /// <summary>The wait that the header asks for in seconds or as a date; null when there is none.</summary>
    internal static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is not { } header) return null;
        TimeSpan asked = header.Delta ?? (header.Date is { } date ? date - now : TimeSpan.Zero);
        if (asked < TimeSpan.Zero) asked = TimeSpan.Zero;
        return asked > Longest ? Longest : asked;
    }
}
