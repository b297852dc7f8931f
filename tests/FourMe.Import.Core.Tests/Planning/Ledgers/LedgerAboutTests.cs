namespace FourMe.Import.Core.Tests.Planning.Ledgers;

/// <summary>The figures of a ledger: good runs, misses, retirements.</summary>
public sealed class LedgerAboutTests
{
    private static readonly DateTimeOffset Night = new(2040, 5, 7, 2, 0, 0, TimeSpan.Zero);

    private static LedgerAbout Empty => new() { Host = "h", Account = "a", Name = "n", Type = "people" };

    [Fact]
    public void The_last_seven_good_runs_are_kept()
    {
        LedgerAbout about = Empty;
        for (int i = 1; i <= 9; i++) about = about.WithGoodRun(Night.AddDays(i), i);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], about.GoodRuns.Select(run => run.Seen));
        Assert.Equal((6, Night.AddDays(9)), (about.UsualRecords, about.LastGoodRun));
        Assert.Null(Empty.UsualRecords);
    }

    [Fact]
    public void Records_taken_out_of_use_count_for_seven_days()
    {
        LedgerAbout about = Empty.WithTakenOut(Night, 4).WithTakenOut(Night.AddDays(6), 5).WithTakenOut(Night.AddDays(6), 0);
        Assert.Equal(9, about.RetiredLately(Night.AddDays(7).AddSeconds(-1)));
        Assert.Equal(5, about.RetiredLately(Night.AddDays(7)));
        Assert.Equal([5, 6], about.WithTakenOut(Night.AddDays(7), 6).TakenOut.Select(taken => taken.Count));
    }

    [Fact]
    public void An_absence_counts_once_in_twenty_hours()
    {
        var record = new LedgerRecord { Key = "1", LastSeen = Night };
        LedgerRecord once = record.After(Night.AddDays(1));
        Assert.Equal((1, Night.AddDays(1)), (once.Missed, once.MissedLast));
        Assert.Same(once, once.After(Night.AddDays(1).AddHours(20).AddSeconds(-1)));
        Assert.Equal(2, once.MissedWith(Night.AddDays(1).AddHours(20)));
        Assert.Equal(2, once.After(Night.AddDays(2)).Missed);
    }

    [Fact]
    public void A_clock_that_was_ahead_for_a_night_does_not_stop_the_counting_until_then()
    {
        LedgerRecord ahead = new LedgerRecord { Key = "1", LastSeen = Night }.After(Night.AddDays(500));

        LedgerRecord back = ahead.After(Night.AddDays(1));

        Assert.Equal((1, Night.AddDays(1)), (back.Missed, back.MissedLast));
        Assert.Equal(2, back.After(Night.AddDays(2)).Missed);
        LedgerAbout about = Empty.WithTakenOut(Night.AddDays(500), 4).WithTakenOut(Night, 0);
        Assert.Equal((4, 0), (about.RetiredLately(Night), about.RetiredLately(Night.AddDays(7))));
    }
}
