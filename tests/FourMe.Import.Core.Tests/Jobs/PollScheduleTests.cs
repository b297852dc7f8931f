namespace FourMe.Import.Core.Tests.Jobs;

/// <summary>How often the service is asked: soon at first, then at the minute that it advises.</summary>
public class PollScheduleTests
{
    private static readonly TimeSpan[] Pauses = [.. Enumerable.Range(0, 500).Select(PollSchedule.Before)];

    [Fact]
    public void The_first_answers_come_within_seconds() => Assert.True(Pauses.Take(4).Sum(pause => pause.TotalSeconds) < 6);

    [Fact]
    public void The_pauses_grow_and_never_pass_a_minute()
    {
        Assert.Equal(Pauses.Order(), Pauses);
        Assert.Equal(TimeSpan.FromMinutes(1), Pauses[^1]);
        Assert.All(Pauses, pause => Assert.InRange(pause, TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void The_minute_is_reached_within_a_few_minutes() =>
        Assert.InRange(Pauses.TakeWhile(pause => pause < TimeSpan.FromMinutes(1)).Sum(pause => pause.TotalMinutes), 0.5, 5);
}
