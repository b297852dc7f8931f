namespace FourMe.Import.Core.Tests.Support;

/// <summary>A timer of a <see cref="TestClock"/>; it fires once.</summary>
internal sealed class TestTimer(TestClock clock, Action fire) : ITimer
{
    /// <summary>When it fires; null when not armed. Guarded by the clock.</summary>
    internal DateTimeOffset? Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) clock.Disarm(this);
        else clock.Arm(this, dueTime);
        return true;
    }

    public void Dispose() => clock.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (clock.Disarm(this)) fire();
    }
}
