using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Syncing;

/// <summary>A suspended run name does nothing until it is resumed.</summary>
public class PausedSyncTests
{
    private const string Name = "nightly";

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_run_of_a_suspended_name_ends_before_anything_is_read_or_asked_for()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        Suspend(trial, "HR moves.");
        string[] files = StateFiles(trial);
        int requests = trial.Account.Service.Requests.Count;

        using var sync = new RecordSync(trial.Account.Client, "people", options: trial.Options());
        Assert.False(await sync.BeginAsync(trial.Account.Host));
        Assert.Null(sync.Add(SyncNightTests.Person(1)));
        Run paused = await sync.CompleteAsync(trial.Account.Host);

        Assert.Equal((RunOutcome.Paused, 5, Name, 0L), (paused.Outcome, paused.ExitCode, paused.Name, paused.Seen));
        Failure why = Assert.Single(paused.Failures);
        Assert.Equal("RunPaused", why.Id);
        Assert.Contains("by Ann since", why.Message, StringComparison.Ordinal);
        Assert.Contains("HR moves", why.Message, StringComparison.Ordinal);
        Assert.Equal(requests, trial.Account.Service.Requests.Count);
        Assert.Equal(files, StateFiles(trial));

        // With -WhatIf the outcome is the same, and another run name is not affected.
        Assert.Equal(RunOutcome.Paused, (await trial.SyncAsync("people", Looking(trial), SyncNightTests.People(3))).Outcome);
        Assert.Equal(RunOutcome.Held, (await trial.SyncAsync("people", trial.Options("another"), SyncNightTests.People(3))).Outcome);

        Assert.True(Pauses(trial).Resume(Owner(trial), "NIGHTLY"));
        Assert.False(Pauses(trial).Resume(Owner(trial), Name));
        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3))).Outcome);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_run_at_work_sends_nothing_of_a_plan_once_its_name_is_suspended()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        int posts = trial.Account.Posts.Count;
        using var sync = new RecordSync(trial.Account.Client, "people", options: trial.Options());
        Assert.True(await sync.BeginAsync(trial.Account.Host));
        foreach (Dictionary<string, object?> person in SyncNightTests.People(4)) sync.Add(person);
        Suspend(trial, null);

        Run run = await sync.CompleteAsync(trial.Account.Host);

        Assert.Equal((RunOutcome.Paused, posts), (run.Outcome, trial.Account.Posts.Count));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_file_that_cannot_be_read_stops_the_name_all_the_same()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        Suspend(trial, null);
        File.WriteAllText(Directory.GetFiles(Path.Combine(trial.Account.StateFolder, "ledgers"), "*.paused").Single(), "{");

        Run run = await trial.SyncAsync("people", trial.Options(), SyncNightTests.People(3));

        Assert.Equal(RunOutcome.Paused, run.Outcome);
        Assert.Contains("cannot be read", run.Failures.Single().Message, StringComparison.Ordinal);
        Assert.Equal(SyncState.Suspended, Names(trial).All().Single().State);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Of_a_suspended_name_only_a_plan_that_takes_another_back_is_applied()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string plan = new WrittenPlan(account).Create("1", ("Primary Email", "ann@example.com"), ("Name", "Ann")).Write();
        string name = WrittenPlan.Store(account).Get(plan).Plan.Name;
        new SyncPauseStore(account.StateFolder).Suspend(JobOwner.Of(account.Client), name, null, "Ann", account.Clock.GetUtcNow());

        var refused = await Assert.ThrowsAsync<FourMeException>(() => ApplyGuardTests.ApplyAsync(account, plan));
        Assert.Equal("RunPaused", refused.Failure.Id);
        Assert.Empty(account.Posts);
        Assert.Equal(PlanState.Ready, WrittenPlan.Store(account).Get(plan).Plan.State);

        account.Clock.Advance(TimeSpan.FromMinutes(1));
        string back = new WrittenPlan(account).Create("2", ("Primary Email", "bob@example.com"), ("Name", "Bob"))
            .Write(with: header => header with { Undoes = plan });
        Assert.Equal(RunOutcome.Applied, (await ApplyGuardTests.ApplyAsync(account, back)).Outcome);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Run_names_are_those_with_a_ledger_a_waiting_plan_or_a_stop()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(2));
        await trial.SyncAsync("people", trial.Options("another", "IT"), SyncNightTests.People(1));
        Pauses(trial).Suspend(Owner(trial), "to come", "Not yet.", "Ann", trial.Account.Clock.GetUtcNow());

        IReadOnlyList<Sync> names = Names(trial).All();

        Assert.Equal(["another", Name, "to come"], names.Select(sync => sync.Name));
        Assert.Equal(("people", "IT", 0L, null, SyncState.Active), (names[0].Type, names[0].Source, names[0].Records, names[0].LastGoodRun, names[0].State));
        Assert.Equal(("people", "HR", 3L, 1L), (names[1].Type, names[1].Source, names[1].Records, names[1].Retired));
        Assert.Equal((trial.Ledger().LastGoodRun, NightTrial.Wdc), (names[1].LastGoodRun, names[1].Account));
        Assert.Equal((SyncState.Suspended, "Ann", "Not yet."), (names[2].State, names[2].SuspendedBy, names[2].Reason));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_name_that_is_forgotten_leaves_nothing_and_begins_anew()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(100));
        await trial.NightAsync("people", trial.Options("other", "IT"), []);
        Run held = await trial.SyncAsync("people", trial.Options(), SyncNightTests.People(50));
        trial.Approve(held.PlanId!);
        Suspend(trial, null);

        Names(trial).Remove(Names(trial).All().Single(sync => sync.Name == Name), trial.Account.Host);

        Assert.DoesNotContain(Names(trial).All(), sync => sync.Name == Name);
        Assert.Empty(Directory.GetFiles(Path.Combine(trial.Account.StateFolder, "agreements")));
        Assert.Equal(PlanState.OutOfDate, WrittenPlan.Store(trial.Account).Get(held.PlanId!).Plan.State);
        Run again = await trial.SyncAsync("people", trial.Options(), SyncNightTests.People(50));
        Assert.Equal((RunOutcome.Held, 0L), (again.Outcome, trial.Plan.Retires));
        Assert.Contains("FirstRun", trial.Plan.Held.Select(limit => limit.Limit));
        Assert.All(trial.Account.Service.Records(NightTrial.Wdc, "people"), person => Assert.NotEqual("1", person["Disabled"]));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_name_is_not_forgotten_while_it_is_at_work()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        using var sync = new RecordSync(trial.Account.Client, "people", options: trial.Options());
        Assert.True(await sync.BeginAsync(trial.Account.Host));

        var busy = Assert.Throws<FourMeException>(() => Names(trial).Remove(Names(trial).All().Single(), trial.Account.Host));

        Assert.Equal("RunInProgress", busy.Failure.Id);
        Assert.Equal(3, trial.Ledger().Records);
    }

    private static JobOwner Owner(NightTrial trial) => JobOwner.Of(trial.Account.Client);

    private static SyncPauseStore Pauses(NightTrial trial) => new(trial.Account.StateFolder);

    private static RunNames Names(NightTrial trial) => new(trial.Account.StateFolder, trial.Account.Clock);

    private static void Suspend(NightTrial trial, string? reason) =>
        Pauses(trial).Suspend(Owner(trial), Name, reason, "Ann", trial.Account.Clock.GetUtcNow());

    private static string[] StateFiles(NightTrial trial) => [.. Directory.GetFiles(trial.Account.StateFolder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "runs").Order(StringComparer.Ordinal)];

    private static PlanOptions Looking(NightTrial trial) => new()
    {
        Name = Name, Source = "HR", StatePath = trial.Account.StateFolder, WhatIf = true,
    };
}
