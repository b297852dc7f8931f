namespace FourMe.Import.Simulator.Http;

/// <summary>The requests of one token.</summary>
internal sealed class RequestQuota(TimeProvider time)
{
    private const int BurstLimit = 20;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan BurstWindow = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _recent = [];
    private DateTimeOffset _windowStart = time.GetUtcNow();
    private int _used;

    public int Remaining => Math.Max(0, RateLimiter.Limit - _used);

    public DateTimeOffset ResetAt => _windowStart + Window;

    /// <summary>Counts a request. Returns the time to wait when it exceeds an enforced limit.</summary>
    public TimeSpan? Take(bool isEnforced)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            if (now >= ResetAt)
            {
                _windowStart = now;
                _used = 0;
            }

            while (_recent.TryPeek(out DateTimeOffset oldest) && now - oldest >= BurstWindow)
                _recent.Dequeue();
            if (isEnforced && _used >= RateLimiter.Limit)
                return ResetAt - now;
            if (isEnforced && _recent.Count >= BurstLimit)
                return _recent.Peek() + BurstWindow - now;
            _used++;
            _recent.Enqueue(now);
            return null;
        }
    }
}
