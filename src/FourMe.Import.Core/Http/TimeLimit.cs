namespace FourMe.Import.Http;

/// <summary>
/// Ends a request after a period without traffic. An upload that makes progress may take as long as it needs, because a
/// limit on the total time would fail large files on slow lines.
/// </summary>
internal sealed class TimeLimit : IDisposable
{
    /// <summary>Timers are limited to 49 days.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;

    internal TimeLimit(TimeProvider clock, TimeSpan limit, CancellationToken outer)
    {
        Limit = limit < Longest ? limit : Longest;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _timer = clock.CreateTimer(static state => Cancel((CancellationTokenSource)state!), _source, Limit, Timeout.InfiniteTimeSpan);
    }

    internal TimeSpan Limit { get; }

    internal CancellationToken Token => _source.Token;

    /// <summary>Restarts the period after traffic.</summary>
    internal void Touch() => _timer.Change(Limit, Timeout.InfiniteTimeSpan);

    /// <summary>Stops the timer until <see cref="Touch"/> is called.</summary>
    internal void Pause() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Ends the request now.</summary>
    internal void Cancel() => Cancel(_source);

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The request ended at the moment of its timeout.
        }
    }
}
