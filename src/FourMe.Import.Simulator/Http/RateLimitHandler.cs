namespace FourMe.Import.Simulator.Http;

/// <summary>The state of the limits. Only the name of the outer object is known; the inner form is an assumption.</summary>
internal sealed class RateLimitHandler(RateLimiter limiter) : IEndpointHandler
{
    public Endpoint Endpoint => Endpoint.RateLimit;

    public Task HandleAsync(HttpContext context, string argument)
    {
        RequestQuota quota = limiter.QuotaOf(context);
        Dictionary<string, long> core = new()
        {
            ["limit"] = RateLimiter.Limit,
            ["remaining"] = quota.Remaining,
            ["reset"] = quota.ResetAt.ToUnixTimeSeconds(),
        };
        return context.SendJsonAsync(200,
            new Dictionary<string, object> { ["resources"] = new Dictionary<string, object> { ["core"] = core } });
    }
}
