using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Planning.Syncing;

/// <summary>Nights of a run name, beginning with the first plan that a person agrees to.</summary>
public class SyncNightTests
{
    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task The_first_run_is_held_and_after_a_person_agreed_the_next_one_applies_it()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        Run held = await trial.SyncAsync("people", trial.Options(), People(3));
        Assert.Equal((RunOutcome.Held, 4, 3L, trial.Plan.Id), (held.Outcome, held.ExitCode, held.Seen, held.PlanId));
        Failure why = Assert.Single(held.Failures);
        Assert.Equal(("PlanHeld", trial.Plan.Id), (why.Id, why.Plan));
        Assert.Contains("FirstRun", why.Message, StringComparison.Ordinal);
        Assert.Contains(trial.Account.StateFolder, why.Message, StringComparison.Ordinal);
        Assert.Empty(trial.Account.Posts);

        trial.Approve(held.PlanId!);
        Run applied = await trial.SyncAsync("people", trial.Options(), People(3));
        Assert.Equal((RunOutcome.Applied, 0, 3L), (applied.Outcome, applied.ExitCode, applied.Created));
        Assert.Empty(Directory.GetFiles(Path.Combine(trial.Account.StateFolder, "agreements")));
        Assert.Equal((3L, applied.PlanId), (trial.Ledger().Records, trial.Ledger().Plan));

        // A second run without changes sends nothing and is a good run as well.
        int posts = trial.Account.Posts.Count, goodRuns = trial.Ledger().GoodRuns.Count;
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        Run nothing = await trial.SyncAsync("people", trial.Options(), People(3));
        Assert.Equal((RunOutcome.NothingToDo, 0, 3L), (nothing.Outcome, nothing.ExitCode, nothing.Unchanged));
        Assert.Equal((posts, goodRuns + 1), (trial.Account.Posts.Count, trial.Ledger().GoodRuns.Count));
        Assert.Equal(trial.Account.Clock.GetUtcNow(), trial.Ledger().LastGoodRun);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_run_that_fails_says_how_much_it_did_not_send()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), People(5));
        Dictionary<string, object?>[] tonight = People(6);
        tonight[0]["Job Title"] = tonight[1]["Job Title"] = "Lead";
        // The new person is in the first file, the changed ones are in the second.
        trial.Account.Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(ResetPoint.AfterAcceptance));

        Run run = await trial.NightAsync("people", trial.Options(), tonight);

        Assert.Equal((RunOutcome.Failed, 1L, "people: 3 unchanged, 1 failed, 2 not sent"), (run.Outcome, run.Failed, run.Summary));
        Assert.Equal("people: 2 changed, 4 unchanged", (await trial.NightAsync("people", trial.Options(), tonight)).Summary);

        trial.Account.Service.Faults.Next(Endpoint.ImportPost, Fault.Respond(422));
        tonight[2]["Job Title"] = "Lead";
        Assert.Equal("people: 5 unchanged, 1 not sent", (await trial.NightAsync("people", trial.Options(), tonight)).Summary);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task People_who_come_back_together_with_their_managers_cause_no_warning()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        Dictionary<string, object?>[] all = People(8);
        (all[6]["Manager"], all[7]["Manager"]) = ("p7@example.com", "p6@example.com");
        await trial.NightAsync("people", trial.Options(), all);
        Assert.Equal(2, (await trial.NightAsync("people", trial.Options(), People(6))).Retired);

        Run back = await trial.NightAsync("people", trial.Options(), all);

        Assert.Equal((RunOutcome.Applied, 2L, 0L), (back.Outcome, back.Restored, back.Failed));
        Assert.Empty(trial.Account.Host.Warnings);
        Assert.Equal(("p7@example.com", "0"), (trial.Record("people", "Source ID", "6")["Manager"], trial.Record("people", "Source ID", "6")["Disabled"]));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task An_export_that_never_ends_ends_the_run_after_the_time_allowed_for_a_job()
    {
        await using NightTrial trial = await NightTrial.StartAsync(options => options.QueuedPolls = int.MaxValue);
        using var sync = new RecordSync(trial.Account.Client, "people", null, trial.Options(),
            apply: new ApplyOptions { JobFolder = trial.Account.StateFolder, Timeout = TimeSpan.FromMinutes(10) });
        await sync.BeginAsync(trial.Account.Host);

        Run run = await sync.CompleteAsync(trial.Account.Host);

        Assert.Equal((RunOutcome.Failed, 1, "WaitTimedOut"), (run.Outcome, run.ExitCode, Assert.Single(run.Failures).Id));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Refused_is_not_gone_and_an_unreadable_key_switches_retiring_off()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), People(100));
        Dictionary<string, object?>[] tonight = People(100);
        foreach (Dictionary<string, object?> person in tonight.Take(3)) person["Primary Email"] = "";

        Run run = await trial.NightAsync("people", trial.Options(), tonight);
        Assert.Equal(3, trial.Refused.Count);
        Assert.Equal((RunOutcome.NothingToDo, 0L, 3L), (run.Outcome, run.Retired, run.Refused));

        // Two are missing, and the key of another record cannot be read: it might be one of them.
        Dictionary<string, object?> keyless = Person(999);
        keyless["Source ID"] = "";
        Run unsure = await trial.NightAsync("people", trial.Options(), [.. People(98), keyless]);
        Assert.Single(trial.Refused);
        Assert.Equal((RunOutcome.NothingToDo, 0L), (unsure.Outcome, unsure.Retired));

        Run sure = await trial.NightAsync("people", trial.Options(), People(98));
        Assert.Equal((RunOutcome.Applied, 2L), (sure.Outcome, sure.Retired));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Refused_rows_are_told_apart_by_their_keys_when_their_names_are_the_same()
    {
        await using NightTrial trial = await NightTrial.StartAsync(options =>
            options.RowRule = (_, row) => row.GetValueOrDefault("Name") == "Ann" ? new RowVerdict("No Anns") : null);
        Dictionary<string, object?>[] people = People(3);
        foreach (Dictionary<string, object?> person in people.Take(2)) person["Name"] = "Ann";

        Run run = await trial.NightAsync("people", trial.Options(), people);

        Assert.Equal(people.Take(2).Select(person => person["Primary Email"]),
            run.Failures.Where(failure => failure.Id == "RowFailed").Select(failure => failure.Record));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_source_that_loses_four_percent_each_night_is_held_on_the_second_night()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), People(100));

        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        Run first = await trial.SyncAsync("people", trial.Options(), People(96));
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        Run second = await trial.SyncAsync("people", trial.Options(), People(92));

        Assert.Equal((RunOutcome.Applied, 4L), (first.Outcome, first.Retired));
        Assert.Equal((RunOutcome.Held, 0L), (second.Outcome, second.Retired));
        HeldLimit held = Assert.Single(trial.Plan.Held);
        Assert.Equal(("MaximumRetire", 8L), (held.Limit, held.Count));
        Assert.Equal(4, trial.Account.Service.Records(NightTrial.Wdc, "people").Count(person => person["Disabled"] == "1"));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_source_that_loses_nine_percent_is_held_on_the_first_night()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), People(100));
        int posts = trial.Account.Posts.Count;

        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        Run run = await trial.SyncAsync("people", trial.Options(), People(91));

        Assert.Equal((RunOutcome.Held, posts), (run.Outcome, trial.Account.Posts.Count));
        Assert.Equal(["MaximumRetire"], trial.Plan.Held.Select(held => held.Limit));
    }

    [Theory(Timeout = 3 * Watchdog.Milliseconds)]
    [InlineData(3, RunOutcome.Applied)]
    [InlineData(6, RunOutcome.Held)]
    public async Task What_was_held_on_Friday_and_approved_on_Monday_goes_with_what_is_within_the_limit(int more, RunOutcome outcome)
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        var options = new PlanOptions
        {
            Name = "nightly", Source = "HR", Retire = trial.Options().Retire, StatePath = trial.Account.StateFolder,
            Limits = new PlanLimits { Retire = Limit.Parse("5"), MinimumRecords = Limit.Parse("50") },
        };
        await trial.NightAsync("people", options, People(100));
        string friday = await Held(first: 88);
        string saturday = await Held(first: 87);
        string sunday = await Held(first: 90);
        Assert.Equal(3, new[] { friday, saturday, sunday }.Distinct().Count());

        trial.Approve(friday);
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        Run monday = await trial.SyncAsync("people", options, [.. People(90).Skip(more)]);

        // Returned records are untouched. The ten that are still missing were agreed to and do not count.
        Assert.Equal((outcome, 10L + more), (monday.Outcome, trial.Plan.Retires));
        Assert.Equal(outcome == RunOutcome.Held ? [("MaximumRetire", 6L)] : [], trial.Plan.Held.Select(held => (held.Limit, held.Count)));
        Assert.Equal(outcome == RunOutcome.Held ? 0 : 13, trial.Account.Service.Records(NightTrial.Wdc, "people").Count(person => person["Disabled"] == "1"));
        Assert.All(["87", "88", "89"], id => Assert.Equal("0", trial.Record("people", "Source ID", id)["Disabled"]));

        // All records from this number on are missing.
        async Task<string> Held(int first)
        {
            trial.Account.Clock.Advance(TimeSpan.FromDays(1));
            Run run = await trial.SyncAsync("people", options, People(first));
            Assert.Equal(RunOutcome.Held, run.Outcome);
            return run.PlanId!;
        }
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Of_two_runs_at_once_the_second_ends_before_it_reads()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), People(3));
        using var first = new RecordSync(trial.Account.Client, "people", options: trial.Options());
        Assert.True(await first.BeginAsync(trial.Account.Host));
        int requests = trial.Account.Service.Requests.Count;

        foreach (string name in new[] { "nightly", "another" })
        {
            Run second = await trial.SyncAsync("people", trial.Options(name), People(3));
            Assert.Equal((RunOutcome.Busy, 3, name), (second.Outcome, second.ExitCode, second.Name));
            Assert.Equal(["RunInProgress"], second.Failures.Select(failure => failure.Id));
        }
        Assert.Equal(requests, trial.Account.Service.Requests.Count);

        first.Dispose();
        Assert.Equal(RunOutcome.NothingToDo, (await trial.SyncAsync("people", trial.Options(), People(3))).Outcome);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_look_sends_nothing_and_leaves_no_plan()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), People(3));
        int posts = trial.Account.Posts.Count, plans = WrittenPlan.Store(trial.Account).All().Count;
        PlanOptions options = trial.Options();
        var look = new PlanOptions { Name = options.Name, Source = options.Source, Retire = options.Retire, StatePath = options.StatePath, WhatIf = true };

        Run run = await trial.SyncAsync("people", look, People(2));

        Assert.Equal((RunOutcome.NothingToDo, 0L, 1L), (run.Outcome, run.Retired, trial.Plan.Retires));
        Assert.Equal((posts, plans), (trial.Account.Posts.Count, WrittenPlan.Store(trial.Account).All().Count));
    }

    internal static Dictionary<string, object?>[] People(int count) => [.. Enumerable.Range(0, count).Select(Person)];

    internal static Dictionary<string, object?> Person(int number) =>
        new() { ["Source ID"] = $"{number}", ["Primary Email"] = $"p{number}@example.com", ["Name"] = $"Person {number}" };
}
