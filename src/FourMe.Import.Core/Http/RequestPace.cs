using System.Globalization;
using System.Net.Http.Headers;
using FourMe.Import.Hosting;

namespace FourMe.Import.Http;

/// <summary>
/// Keeps the requests of a connection within the service's limits: at most 20 in any 2 seconds, and none when the service
/// reports that none is left (https://developer.xurrent.com/v1/#rate-limiting). First come, first served; thread-safe.
/// </summary>
internal sealed class RequestPace(TimeProvider clock)
{
    /// <summary>The number comes from the service's own Ruby client; the documentation has none.</summary>
    internal const int Burst = 20;
    internal static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait for the reset of an hourly limit.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(61);

    private readonly object _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _places = new(Burst, Burst);

    /// <summary>End times of the requests that are still in the window, the oldest first.</summary>
    private readonly Queue<long> _ended = new();
    private int _underWay;
    private long _told;
    private TimeSpan _untilReset;
    private string? _remark;

    /// <summary>Waits until a request may be sent. Dispose the result when its answer has arrived.</summary>
    /// <remarks>
    /// The service counts a request on arrival, at some time between sending and answer. Counting from the answer ensures that
    /// no delay in transit brings two requests closer together than allowed.
    /// </remarks>
    internal async Task<IDisposable> EnterAsync(TransferRun run, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                while (Delay(out string reason) is { } wait)
                {
                    run.Verbose(string.Format(CultureInfo.InvariantCulture, "{0} Waiting {1:0.#} s.", reason, wait.TotalSeconds));
                    await clock.Delay(wait, cancellationToken).ConfigureAwait(false);
                }
                return new Place(this);
            }
            catch
            {
                _places.Release();
                throw;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads the limit from an answer.</summary>
    internal void Heed(HttpResponseHeaders headers)
    {
        if (Number(headers, "x-ratelimit-remaining") is not 0 || Number(headers, "x-ratelimit-reset") is not { } reset) return;
        TimeSpan asked = TimeSpan.FromSeconds(Math.Min(reset - (headers.Date ?? clock.GetUtcNow()).ToUnixTimeSeconds(), int.MaxValue));
        RetryAfter wait = new RetryAfter(asked, null).CutTo(Longest);
        lock (_gate)
        {
            _told = clock.GetTimestamp();
            _untilReset = wait.Wait!.Value;
            _remark = wait.Remark;
        }
    }

    /// <summary>The wait before the next request; null when it may be sent, in which case it is counted.</summary>
    private TimeSpan? Delay(out string reason)
    {
        lock (_gate)
        {
            reason = "The service allows no further request before its limit is reset." + (_remark is null ? string.Empty : " " + _remark);
            if (_untilReset - clock.GetElapsedTime(_told) is var announced
                && announced > TimeSpan.Zero) return WholeMilliseconds(announced);
            _untilReset = TimeSpan.Zero;
            while (_ended.Count > 0 && clock.GetElapsedTime(_ended.Peek()) >= Window) _ended.Dequeue();
            reason = $"The service allows {Burst} requests in {Window.TotalSeconds:0} seconds.";
            if (_underWay + _ended.Count >= Burst) return WholeMilliseconds(Window - clock.GetElapsedTime(_ended.Peek()));
            _underWay++;
            return null;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _underWay--;
            _ended.Enqueue(clock.GetTimestamp());
        }
        _places.Release();
    }

    /// <summary>Timers use whole milliseconds; rounding up avoids one that fires early.</summary>
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private sealed class Place(RequestPace pace) : IDisposable
    {
        public void Dispose() => pace.Leave();
    }
}
