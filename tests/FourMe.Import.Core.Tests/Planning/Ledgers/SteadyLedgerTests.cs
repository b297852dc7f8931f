using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Planning.Syncing;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Ledgers;

/// <summary>The file of a ledger's records stays as it is while there is nothing new to say of them.</summary>
public sealed class SteadyLedgerTests
{
    private static readonly DateTimeOffset Monday = new(2040, 5, 7, 2, 0, 0, TimeSpan.Zero);

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_night_without_a_change_only_says_that_all_were_seen()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        LedgerAbout before = trial.Ledger();
        byte[] file = File.ReadAllBytes(Data(trial, before));

        Run night = await trial.NightAsync("people", trial.Options(), [.. Enumerable.Reverse(SyncNightTests.People(3))]);

        Assert.Equal((RunOutcome.NothingToDo, 3L), (night.Outcome, night.Unchanged));
        LedgerAbout after = trial.Ledger();
        Assert.Equal((before.Data, before.Hash, night.PlanId), (after.Data, after.Hash, after.Plan));
        Assert.Equal(file, File.ReadAllBytes(Data(trial, after)));
        Assert.Equal(trial.Account.Clock.GetUtcNow(), after.LastGoodRun);
        Assert.All(Records(trial), record => Assert.Equal(after.LastGoodRun, record.LastSeen));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_record_that_is_missing_after_such_nights_was_seen_in_the_last_of_them()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        PlanOptions patient = new() { Name = "nightly", Source = "HR", Retire = trial.Options().Retire, RetireAfter = 3, StatePath = trial.Account.StateFolder };
        for (int night = 0; night < 3; night++) await trial.NightAsync("people", patient, SyncNightTests.People(30));
        DateTimeOffset last = trial.Ledger().LastGoodRun!.Value;
        string data = trial.Ledger().Data;

        await trial.NightAsync("people", patient, SyncNightTests.People(29));

        LedgerAbout about = trial.Ledger();
        Assert.NotEqual(data, about.Data);
        LedgerRecord missing = Records(trial).Single(record => record.Key == "29");
        // Whole seconds are kept.
        Assert.Equal((last.ToUnixTimeSeconds(), 1), (missing.LastSeen!.Value.ToUnixTimeSeconds(), missing.Missed));
        Assert.Equal(29, Records(trial).Count(record => record.LastSeen == about.LastGoodRun && record.Missed == 0));

        // It is back: its absence is forgotten, which has to be written once.
        await trial.NightAsync("people", patient, SyncNightTests.People(30));
        Assert.All(Records(trial), record => Assert.Equal((trial.Ledger().LastGoodRun, 0), (record.LastSeen, record.Missed)));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_record_that_another_one_has_taken_the_place_of_is_written()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(30));
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(30));

        await trial.NightAsync("people", trial.Options(), [.. SyncNightTests.People(31).Skip(1)]);

        Assert.Equal(Enumerable.Range(0, 31).Select(number => $"{number}").Order(), Records(trial).Select(record => record.Key).Order());
        Assert.NotNull(Records(trial).Single(record => record.Key == "0").Retired);
    }

    [Fact]
    public void The_sum_is_that_of_the_records_whatever_their_order()
    {
        SeenRecord[] seen = [new("1", "101", SeenHow.Seen), new("2", "102", SeenHow.Seen), new("3", "", SeenHow.Seen)];
        string sum = SumOf(seen)!;

        Assert.Equal(sum, SumOf([seen[2], seen[0], seen[1]]));
        var ledger = new SeenSum();
        foreach (SeenRecord record in seen)
            ledger.Add(new LedgerRecord { Key = record.Key, RecordId = record.Id.Length > 0 ? record.Id : null, LastSeen = Monday }, Monday);
        Assert.Equal(sum, ledger.Text);
        Assert.Null(SumOf([]));
        Assert.All<SeenRecord[]>(
        [
            [seen[0], seen[1]], [.. seen, seen[0]], [seen[0], seen[1], seen[1]], [seen[0], seen[1], new("3", "103", SeenHow.Seen)],
            [new("1", "102", SeenHow.Seen), new("2", "101", SeenHow.Seen), seen[2]], [new("11", "01", SeenHow.Seen), seen[1], seen[2]],
        ], other => Assert.NotEqual(sum, SumOf(other)));
    }

    [Fact]
    public void There_is_no_sum_where_more_is_known_of_a_record()
    {
        Assert.All<SeenRecord>(
        [
            new("1", "101", SeenHow.Refused), new("1", "101", SeenHow.Claimed),
            new("1", "101", SeenHow.Seen, new Dictionary<string, ulong> { ["Name"] = 1 }),
        ], record => Assert.Null(SumOf([new("2", "102", SeenHow.Seen), record])));
        var known = new LedgerRecord { Key = "1", LastSeen = Monday };
        Assert.All<LedgerRecord>(
        [
            known with { LastSeen = null }, known with { LastSeen = Monday.AddDays(-1) }, known with { Missed = 1 }, known with { MissedLast = Monday },
            known with { Retired = new Retired(Monday, []) }, known with { Remembered = new Dictionary<string, ulong> { ["Name"] = 1 } },
        ], record =>
        {
            var sum = new SeenSum();
            sum.Add(known, Monday);
            Assert.NotNull(sum.Text);
            sum.Add(record, Monday);
            Assert.Null(sum.Text);
        });
    }

    [Fact]
    public void Only_a_good_run_that_confirmed_no_value_leaves_the_records()
    {
        var before = new LedgerAbout { Host = "h", Account = "a", Name = "n", Type = "people", SeenSum = "sum" };
        var confirmed = new ConfirmedValues();
        confirmed.Add("1", "Name", "x");

        Assert.True(Leaves(new LedgerStep { At = Monday, IsGood = true }, "sum"));
        Assert.False(Leaves(new LedgerStep { At = Monday, IsGood = true }, "another"));
        Assert.False(Leaves(new LedgerStep { At = Monday, IsGood = true }, null));
        Assert.False(Leaves(new LedgerStep { At = Monday }, "sum"));
        Assert.False(Leaves(new LedgerStep { At = Monday, IsGood = true, Confirmed = confirmed }, "sum"));

        bool Leaves(LedgerStep step, string? sum) =>
            new LedgerUpdate(step, new DoneChanges([], RecordTypes.Get("people"), step)).LeavesRecords(before with { SeenSum = sum is null ? null : "sum" }, sum);
    }

    private static string? SumOf(IEnumerable<SeenRecord> records)
    {
        var sum = new SeenSum();
        foreach (SeenRecord record in records) sum.Add(record);
        return sum.Text;
    }

    private static string Data(NightTrial trial, LedgerAbout about) => Path.Combine(trial.Account.StateFolder, LedgerStore.FolderName, about.Data);

    private static LedgerRecord[] Records(NightTrial trial) =>
        [.. new LedgerStore(trial.Account.StateFolder).Find(JobOwner.Of(trial.Account.Client), "nightly")!.Records()];
}
