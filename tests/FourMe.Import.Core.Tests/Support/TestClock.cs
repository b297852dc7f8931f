namespace FourMe.Import.Core.Tests.Support;

/// <summary>
/// A clock of the test's own. It stands still but for the waits that it lets pass: a timer that is due soon fires at once,
/// and the clock moves on to that moment. Longer timers (the limits on silence) fire only when the clock gets there.
/// </summary>
internal sealed class TestClock : TimeProvider
{
    /// <summary>Longer than any pause between two questions, shorter than the usual limit on silence.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(65);

    private readonly object _gate = new();
    private readonly List<TestTimer> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private readonly TimeSpan _passes;
    private int _armed;
    private DateTimeOffset _now = new(2040, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private TestClock(TimeSpan passes) => _passes = passes;

    /// <summary>A clock on which waits of up to 65 seconds, or as long as given, cost nothing.</summary>
    public static TestClock Instant(TimeSpan? upTo = null) => new(upTo ?? Usual);

    /// <summary>A clock that moves only when it is told to.</summary>
    public static TestClock Manual() => new(TimeSpan.FromTicks(-1));

    /// <summary>Called before a wait is let pass, on a thread of the pool.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    /// <summary>The waits that passed, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate) return [.. _waits];
        }
    }

    /// <summary>How many timers are neither due nor disposed of.</summary>
    public int Pending
    {
        get
        {
            lock (_gate) return _timers.Count(timer => timer.Due is not null);
        }
    }

    /// <summary>How often a timer was set or set anew: shows that work has got to a certain point.</summary>
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

    /// <summary>Moves the clock on; timers that fall due fire on this thread.</summary>
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
        // Not on this thread: whoever asks for a timer does not have it in hand yet.
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
