using System.Globalization;
using System.Net.Http.Headers;

namespace FourMe.Import.Http;

/// <summary>The wait that the service requests with Retry-After.</summary>
/// <param name="Wait">The wait; null when the service requests none, or an invalid one.</param>
/// <param name="Remark">A remark about an unusual value; null when there is none.</param>
internal readonly record struct RetryAfter(TimeSpan? Wait, string? Remark)
{
    private const int ShownCharacters = 40;

    /// <summary>Reads the header, in seconds or as a date; a date is relative to the service's own clock if it is known.</summary>
    /// <param name="headers">The headers of an answer.</param>
    /// <param name="now">Our clock.</param>
    /// <param name="secrets">The secrets to remove from an invalid value that is shown.</param>
    internal static RetryAfter Read(HttpResponseHeaders headers, DateTimeOffset now, OwnSecrets secrets)
    {
        if (!headers.TryGetValues("Retry-After", out IEnumerable<string>? values)) return default;
        if (headers.RetryAfter is not { } header) return new RetryAfter(null,
            $"Its Retry-After '{Shown(secrets.Cut(string.Join(" ", values)))}' is invalid.");
        return new RetryAfter(header.Delta ?? header.Date!.Value - (headers.Date ?? now), null);
    }

    /// <summary>The wait limited to a maximum, with a remark when it was capped.</summary>
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
