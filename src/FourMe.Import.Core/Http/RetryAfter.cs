using System.Globalization;
using System.Net.Http.Headers;

namespace FourMe.Import.Http;

/// <summary>How long the service asks to be left alone.</summary>
/// <param name="Wait">The wait; null when the service asks for none, or for nonsense.</param>
/// <param name="Remark">What is odd about it, for those who listen; null when nothing is.</param>
internal readonly record struct RetryAfter(TimeSpan? Wait, string? Remark)
{
    private const int ShownCharacters = 40;

    /// <summary>What the header asks for in seconds or as a date, which is taken by the service's own clock if it tells it.</summary>
    /// <param name="headers">The headers of an answer.</param>
    /// <param name="now">Our clock.</param>
    /// <param name="secrets">What must not be shown of a value that makes no sense.</param>
    internal static RetryAfter Of(HttpResponseHeaders headers, DateTimeOffset now, OwnSecrets secrets)
    {
        if (!headers.TryGetValues("Retry-After", out IEnumerable<string>? values)) return default;
        if (headers.RetryAfter is not { } header) return new RetryAfter(null,
            $"Its Retry-After '{Shown(secrets.Cut(string.Join(" ", values)))}' is invalid.");
        return new RetryAfter(header.Delta ?? header.Date!.Value - (headers.Date ?? now), null);
    }

    /// <summary>The same between nothing and a longest wait; what was cut is told.</summary>
    internal RetryAfter CutTo(TimeSpan longest)
    {
        if (Wait is not { } asked) return this;
        if (asked < TimeSpan.Zero) return new RetryAfter(TimeSpan.Zero, Remark);
        return asked <= longest ? this : new RetryAfter(longest, string.Format(
            CultureInfo.InvariantCulture, "It requests a wait of {0:0} s, which is capped at {1:0} s.", asked.TotalSeconds,
                longest.TotalSeconds));
    }

    private static string Shown(string value) => value.Length <= ShownCharacters ? value : value.Substring(0, ShownCharacters) + "...";
}
