namespace FourMe.Import.Simulator.Time;

/// <summary>A clock that a test advances by hand: standing still, or running along with the system's.</summary>
public sealed class SimulatedClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<SimulatedTimer> _timers = [];
    private readonly bool _isRunning;
    private DateTimeOffset _frozenNow;
    private TimeSpan _offset;

    /// <summary>A clock that stands still until it is advanced.</summary>
    public SimulatedClock(DateTimeOffset start) => _frozenNow = start;

    private SimulatedClock() => _isRunning = true;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>A clock that runs with the system's clock and can be put forward.</summary>
    public static SimulatedClock Running() => new();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _isRunning ? System.GetUtcNow() + _offset : _frozenNow;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        SimulatedTimer timer = new(this, callback, state, _isRunning);
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Advances the clock. Timers that become due on the way fire in order.</summary>
    public void Advance(TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, TimeSpan.Zero);
        DateTimeOffset target = GetUtcNow() + amount;
        while (NextDue(target) is { } timer)
        {
            MoveTo(timer.Due ?? target);
            timer.Fire();
        }

        MoveTo(target);
        // Rearmed last: a timer that fired by itself on the way would run on a thread that this call does not wait for.
        RearmAll(target);
    }

    internal void Remove(SimulatedTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private SimulatedTimer? NextDue(DateTimeOffset target)
    {
        lock (_lock)
            return _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
    }

    private void MoveTo(DateTimeOffset target)
    {
        // A timer that was overdue must not set the clock back.
        if (target <= GetUtcNow())
            return;
        lock (_lock)
        {
            if (_isRunning)
                _offset = target - System.GetUtcNow();
            else
                _frozenNow = target;
        }
    }

    private void RearmAll(DateTimeOffset now)
    {
        lock (_lock)
            _timers.ForEach(timer => timer.Rearm(now));
    }
}
