using FourMe.Import.Simulator.Time;

namespace FourMe.Import.Simulator.Tests;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TimersFireInOrderAtTheirTime()
    {
        SimulatedClock clock = new(Start);
        List<string> fired = [];
        using ITimer late = clock.CreateTimer(_ => fired.Add($"late {Seconds(clock)}"), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using ITimer often = clock.CreateTimer(_ => fired.Add($"often {Seconds(clock)}"), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(["often 2", "often 4", "late 5", "often 6"], fired);
    }

    [Fact]
    public async Task ADelayOnARunningClockEndsWhenItIsPutForward()
    {
        SimulatedClock clock = SimulatedClock.Running();
        Task delay = Task.Delay(TimeSpan.FromDays(1), clock, TestContext.Current.CancellationToken);

        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromDays(1));

        await delay.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(clock.GetUtcNow() - TimeProvider.System.GetUtcNow() > TimeSpan.FromHours(23));
    }

    [Fact]
    public void APeriodicTimerOnARunningClockFiresForEveryPeriodPassed()
    {
        SimulatedClock clock = SimulatedClock.Running();
        int fired = 0;
        using ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        clock.Advance(TimeSpan.FromHours(3.5));

        Assert.Equal(3, fired);
    }

    private static int Seconds(SimulatedClock clock) => (int)(clock.GetUtcNow() - Start).TotalSeconds;
}
