namespace FourMe.Import.Simulator.Time;

/// <summary>A timer of a <see cref="SimulatedClock"/>; on a running clock a system timer wakes it as well.</summary>
internal sealed class SimulatedTimer : ITimer
{
    private readonly SimulatedClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer? _wakeUp;
    private readonly Lock _lock = new();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private DateTimeOffset? _due;

    public SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state, bool isRunning)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        if (isRunning)
            _wakeUp = TimeProvider.System.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset? Due
    {
        get
        {
            lock (_lock)
                return _due;
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        lock (_lock)
        {
            _period = period;
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : now + dueTime;
        }

        Rearm(now);
        if (dueTime == TimeSpan.Zero && _wakeUp is null)
            Fire();
        return true;
    }

    /// <summary>Fires once for each due time. A second wake-up for the same time does nothing.</summary>
    public void Fire()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        bool isDue;
        lock (_lock)
        {
            isDue = _due <= now;
            if (isDue)
                _due = _period > TimeSpan.Zero ? now + _period : null;
        }

        // A system timer may wake up a little early.
        Rearm(now);
        if (isDue)
            _callback(_state);
    }

    public void Rearm(DateTimeOffset now)
    {
        if (_wakeUp is null)
            return;
        TimeSpan wait = Due is { } due ? due - now : Timeout.InfiniteTimeSpan;
        _wakeUp.Change(wait < TimeSpan.Zero && wait != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : wait, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_lock)
            _due = null;
        _wakeUp?.Dispose();
        _clock.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
