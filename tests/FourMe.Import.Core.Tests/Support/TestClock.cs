namespace FourMe.Import.Core.Tests.Support;

/// <summary>
/// A clock for tests. It stands still except for waits that it skips: a timer that is due soon fires at once, and the clock advances to
/// that moment. Longer timers (the limits on silence) fire only when the clock reaches them.
/// </summary>
internal sealed class TestClock : TimeProvider
{
    /// <summary>Longer than any pause between two polls, shorter than the default limit on silence.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(65);

    private readonly object _gate = new();
    private readonly List<TestTimer> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private readonly TimeSpan _passes;
    private int _armed;
    private DateTimeOffset _now = new(2040, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private TestClock(TimeSpan passes) => _passes = passes;

    /// <summary>A clock that skips waits of up to 65 seconds, or of the given time.</summary>
    public static TestClock Instant(TimeSpan? upTo = null) => new(upTo ?? Usual);

    /// <summary>A clock that moves only with <see cref="Advance"/>.</summary>
    public static TestClock Manual() => new(TimeSpan.FromTicks(-1));

    /// <summary>Called before a wait is skipped, on a pool thread.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    /// <summary>The skipped waits, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate) return [.. _waits];
        }
    }

    /// <summary>The number of timers that are neither due nor disposed.</summary>
    public int Pending
    {
        get
        {
            lock (_gate) return _timers.Count(timer => timer.Due is not null);
        }
    }

    /// <summary>How often a timer was set or reset: shows how far the work has got.</summary>
    public int Armed => Volatile.Read(ref _armed);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Advances the clock; timers that become due fire on this thread.</summary>
    public void Advance(TimeSpan amount)
    {
        TestTimer[] due;
        lock (_gate)
        {
            _now += amount;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
        }
        foreach (TestTimer timer in due) timer.Fire();
    }

    internal void Arm(TestTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            if (!_timers.Contains(timer)) _timers.Add(timer);
            timer.Due = _now + dueTime;
            _armed++;
            if (dueTime > _passes) return;
            _waits.Add(dueTime);
        }
        // Not on this thread: the caller has not received the timer yet.
        ThreadPool.QueueUserWorkItem(_ => Pass(timer, dueTime));
    }

    /// <returns>Whether the timer was armed.</returns>
    internal bool Disarm(TestTimer timer)
    {
        lock (_gate)
        {
            timer.Due = null;
            return _timers.Remove(timer);
        }
    }

    private void Pass(TestTimer timer, TimeSpan wait)
    {
        Waiting?.Invoke(wait);
        lock (_gate)
        {
            if (timer.Due is not { } due) return;
            if (due > _now) _now = due;
        }
        Advance(TimeSpan.Zero);
    }
}
