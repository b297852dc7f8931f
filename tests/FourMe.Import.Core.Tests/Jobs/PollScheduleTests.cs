namespace FourMe.Import.Core.Tests.Jobs;

/// <summary>The polling intervals: short at first, then a minute as the service advises.</summary>
public class PollScheduleTests
{
    private static readonly TimeSpan[] Pauses = [.. Enumerable.Range(0, 500).Select(PollSchedule.Before)];

    [Fact]
    public void A_job_that_is_done_after_a_second_is_seen_within_the_next_quarter()
    {
        double asked = 0;
        Assert.InRange(Pauses.Select(pause => asked += pause.TotalSeconds).First(moment => moment >= 1), 1, 1.25);
    }

    [Fact]
    public void The_first_two_seconds_take_less_than_half_of_what_the_service_allows_in_them()
    {
        double asked = 0;
        Assert.InRange(Pauses.Select(pause => asked += pause.TotalSeconds).Count(moment => moment <= 2), 5, 9);
    }

    [Fact]
    public void The_pauses_grow_and_never_pass_a_minute()
    {
        Assert.Equal(Pauses.Order(), Pauses);
        Assert.Equal(TimeSpan.FromMinutes(1), Pauses[^1]);
        Assert.All(Pauses, pause => Assert.InRange(pause, TimeSpan.FromSeconds(0.1), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void The_minute_is_reached_within_a_few_minutes() =>
        Assert.InRange(Pauses.TakeWhile(pause => pause < TimeSpan.FromMinutes(1)).Sum(pause => pause.TotalMinutes), 0.5, 5);
}
