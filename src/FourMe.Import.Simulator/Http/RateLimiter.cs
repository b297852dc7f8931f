using System.Collections.Concurrent;
using System.Globalization;

namespace FourMe.Import.Simulator.Http;

/// <summary>Counts the requests of each token: 3,600 an hour, and no more than 20 within 2 seconds.</summary>
internal sealed class RateLimiter(SimulatorOptions options)
{
    public const int Limit = 3600;

    private readonly ConcurrentDictionary<string, RequestQuota> _quotas = new(StringComparer.Ordinal);

    public RequestQuota QuotaOf(HttpContext context) =>
        _quotas.GetOrAdd(context.Request.Headers.Authorization.ToString(), _ => new RequestQuota(options.TimeProvider));

    /// <summary>Whether the request may go on; otherwise it was answered.</summary>
    public async Task<bool> PassAsync(HttpContext context, Endpoint endpoint)
    {
        // Asking for the limit does not count.
        if (endpoint == Endpoint.RateLimit)
            return true;
        RequestQuota quota = QuotaOf(context);
        TimeSpan? wait = quota.Take(options.RateLimit);
        IHeaderDictionary headers = context.Response.Headers;
        headers["x-ratelimit-limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        // A limit that is not enforced is announced as never reached, so that clients do not wait for it.
        headers["x-ratelimit-remaining"] = (options.RateLimit ? quota.Remaining : Math.Max(1, quota.Remaining))
            .ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-reset"] = quota.ResetAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (wait is null)
            return true;
        headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.Value.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await context.SendJsonAsync(429, new Dictionary<string, string>
        {
            ["message"] = "Too Many Requests",
            ["documentation_url"] = "https://developer.xurrent.com/v1/#rate-limiting",
        });
        return false;
    }

    public void Clear() => _quotas.Clear();
}
