using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Planning.Syncing;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Undoing;

/// <summary>A plan and its undo leave the account as it was, except for what cannot be undone.</summary>
public sealed class UndoTests
{
    private const string Name = "nightly";

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Each_kind_of_change_goes_back()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        (string plan, SortedDictionary<string, string> before) = await EverythingAsync(trial);

        Plan back = await trial.PlanAsync(plan);
        Assert.Equal((PlanState.Ready, Name, "HR", "people"), (back.State, back.Name, back.Source, back.Type));
        Assert.Equal((0L, 4L, 0L, 2L, 1L), (back.Creates, back.Updates, back.Adopts, back.Retires, back.Restores));
        Assert.Empty(trial.Noted);
        Run run = await trial.ApplyAsync(back.Id);

        Assert.Equal((RunOutcome.Applied, 0L, 4L, 2L, 1L), (run.Outcome, run.Failed, run.Updated, run.Retired, run.Restored));
        SortedDictionary<string, string> after = trial.Export("people");
        Assert.All(before, record => Assert.Equal(record.Value, after[record.Key]));
        Assert.Contains("|Disabled=1|", Assert.Single(after, record => !before.ContainsKey(record.Key)).Value + "|", StringComparison.Ordinal);
        Assert.Equal((PlanState.Undone, PlanState.Applied), (trial.StateOf(plan), trial.StateOf(back.Id)));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task The_name_is_suspended_until_it_is_resumed_and_the_ledger_has_what_the_account_has()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        (string plan, _) = await EverythingAsync(trial);
        Plan back = await trial.PlanAsync(plan);
        Assert.Equal($"Undo of plan {plan}", trial.Pause()?.Reason);
        int posts = trial.Nights.Account.Posts.Count;
        Assert.Equal(RunOutcome.Paused, (await trial.Nights.SyncAsync("people", Options(trial), Tonight())).Outcome);
        Assert.Equal(posts, trial.Nights.Account.Posts.Count);

        await trial.ApplyAsync(back.Id);

        Assert.Equal(RunOutcome.Paused, (await trial.Nights.NightAsync("people", Options(trial), Tonight())).Outcome);
        IReadOnlyDictionary<string, LedgerRecord> ledger = trial.Ledger();
        Assert.DoesNotContain("a1", ledger.Keys);
        Assert.Equal((null, 0), (ledger["8"].Retired, ledger["8"].Missed));
        Assert.Equal([new RetiredCell("Disabled", "0", "1")], ledger["9"].Retired!.Cells);
        Assert.Equal([new RetiredCell("Disabled", "0", "1")], ledger["99"].Retired!.Cells);
        Assert.DoesNotContain(trial.Nights.Ledger().GoodRuns, run => run.Plan == plan);

        // The source is as it was the night before, and the run name is resumed: there is nothing to do.
        Assert.True(new SyncPauseStore(trial.Nights.Account.StateFolder).Resume(JobOwner.Of(trial.Nights.Account.Client), Name));
        posts = trial.Nights.Account.Posts.Count;
        Assert.Equal(RunOutcome.NothingToDo, (await trial.Nights.NightAsync("people", Options(trial), LastNight())).Outcome);
        Assert.Equal(posts, trial.Nights.Account.Posts.Count);

        // The source of the undone night comes again: records it had created are restored, and the one it had retired is retired again.
        Run again = await trial.Nights.NightAsync("people", Options(trial), Tonight());
        Assert.Equal((RunOutcome.Applied, 0L, 2L, 1L, 1L), (again.Outcome, again.Created, again.Restored, again.Retired, again.Adopted));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task What_somebody_changed_since_stays_and_is_listed()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        (string plan, SortedDictionary<string, string> before) = await EverythingAsync(trial);
        Change(trial, "1", ("Job Title", "By hand"));
        Change(trial, "8", ("Disabled", "0"));
        Change(trial, "9", ("Disabled", "1"), ("Job Title", "By hand"));
        Change(trial, "99", ("Name", "By hand"));

        Plan back = await trial.PlanAsync(plan);

        Assert.Equal(["ChangedSince 1", "ChangedSince 9", "ChangedSince 99"], trial.Noted);
        Run run = await trial.ApplyAsync(back.Id);
        Assert.Equal((RunOutcome.Applied, 0L), (run.Outcome, run.Failed));
        IReadOnlyDictionary<string, string> first = trial.Nights.Record("people", "Source ID", "1");
        // The other column of the record is still undone.
        Assert.Equal(("By hand", ""), (first["Job Title"], first["Location"]));
        Assert.Equal(("1", "By hand"), (trial.Nights.Record("people", "Source ID", "9")["Disabled"], trial.Nights.Record("people", "Source ID", "9")["Job Title"]));
        Assert.Equal("0", trial.Nights.Record("people", "Source ID", "99")["Disabled"]);
        Assert.Equal(before[trial.Nights.Record("people", "Source ID", "8")["ID"]], trial.Export("people")[trial.Nights.Record("people", "Source ID", "8")["ID"]]);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_record_that_is_gone_is_listed_once_a_full_export_tells()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        (string plan, _) = await EverythingAsync(trial);
        trial.Nights.Account.Service.DeleteRecord(NightTrial.Wdc, "people", trial.Nights.Record("people", "Source ID", "2")["ID"]);

        await trial.PlanAsync(plan, maximumAge: TimeSpan.Zero);

        Assert.Contains("Gone 2", trial.Noted);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_record_that_no_job_of_the_plan_has_made_is_not_retired()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        await trial.Nights.NightAsync("people", Options(trial), SyncNightTests.People(3));
        trial.Nights.Account.Clock.Advance(TimeSpan.FromDays(1));
        using var planner = new RecordPlanner(trial.Nights.Account.Client, "people", options: Options(trial));
        await planner.BeginAsync(trial.Nights.Account.Host);
        foreach (Dictionary<string, object?> person in (Dictionary<string, object?>[])[.. SyncNightTests.People(3), SyncNightTests.Person(7)]) planner.Add(person);
        Plan plan = await planner.CompleteAsync(trial.Nights.Account.Host);
        Assert.Equal(1, plan.Creates);
        // The record is created by somebody else before the plan is applied.
        trial.Nights.Account.Service.AddRecord(NightTrial.Wdc, "people", new Dictionary<string, string>
        {
            ["Source"] = "HR", ["Source ID"] = "7", ["Primary Email"] = "p7@example.com", ["Name"] = "Person 7",
        });
        trial.Nights.Account.Clock.Advance(TimeSpan.FromHours(1));
        await trial.ApplyAsync(plan.Id);

        Plan back = await trial.PlanAsync(plan.Id);

        Assert.Equal((0L, 0L), (back.Retires, back.Updates));
        Assert.Equal(["NotCreated 7"], trial.Noted);
    }

    [Theory(Timeout = 2 * Watchdog.Milliseconds)]
    [InlineData("people", "Disabled", "1")]
    [InlineData("cis", "Status", "removed")]
    [InlineData("releases", "Status", null)]
    [InlineData("organizations", "Disabled", null)]
    public async Task A_record_of_a_run_that_retires_nothing_is_retired_by_the_rule_of_its_type(string type, string column, string? value)
    {
        await using UndoTrial trial = await UndoTrial.StartAsync(options => options.StrictReferences = false);
        var options = new PlanOptions { Name = Name, Source = "HR", StatePath = trial.Nights.Account.StateFolder };
        var record = new Dictionary<string, object?> { ["Source ID"] = "1", ["Name"] = "One", ["Label"] = "L1", ["Status"] = "in_production", ["Product"] = "PC", ["Brand"] = "B", ["Category"] = "computer",
            ["Primary Email"] = "one@example.com", ["Subject"] = "One", ["Service"] = "S", ["Description"] = "D", ["Instructions"] = "I" };
        if (type != "cis") record.Remove("Status");
        foreach (string name in record.Keys.Where(name => RecordTypes.Get(type).FindColumn(name) is null).ToArray()) record.Remove(name);
        Run run = await trial.Nights.NightAsync(type, options, record);
        Assert.Equal((1L, 0L), (run.Created, run.Failed));

        string before = trial.Nights.Record(type, "Source ID", "1")[column];

        Run back = await trial.UndoAsync(run.PlanId!);

        // Records of some types cannot be retired, or their export lacks the creation time.
        Assert.Equal((value is null ? 0L : 1L, 0L), (back.Retired, back.Failed));
        Assert.Equal(value ?? before, trial.Nights.Record(type, "Source ID", "1")[column]);
        Assert.Equal(value is null ? [type == "organizations" ? "NotCreated 1" : "NoWayBack 1"] : [], trial.Noted);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_look_leaves_no_plan_and_suspends_nothing()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        (string plan, _) = await EverythingAsync(trial);
        string[] plans = Plans(trial);

        Plan back = await trial.PlanAsync(plan, whatIf: true);

        Assert.Equal((4L, 2L, 1L), (back.Updates, back.Retires, back.Restores));
        Assert.Equal(plans, Plans(trial));
        Assert.Null(trial.Pause());
        Assert.Equal(PlanState.Applied, trial.StateOf(plan));
    }

    [Fact(Timeout = 8 * Watchdog.Milliseconds)]
    public async Task Killed_at_any_step_of_the_way_back_it_goes_on_when_it_is_applied_again()
    {
        var points = new List<string>();
        for (int step = 1 + Flavour.Number; ; step += Flavour.Count)
        {
            await using UndoTrial trial = await UndoTrial.StartAsync();
            (string plan, SortedDictionary<string, string> before) = await EverythingAsync(trial);
            Plan back = await trial.PlanAsync(plan);
            int seen = 0;
            string? killedAt = null;
            try
            {
                await ApplyGuardTests.ApplyAsync(trial.Nights.Account, back.Id, point =>
                {
                    if (++seen == step) throw new KilledException(killedAt = point);
                });
            }
            catch (KilledException)
            {
                points.Add(killedAt!);
            }
            if (killedAt is null) break;

            // After the last step nothing is left to apply.
            if (trial.StateOf(back.Id) != PlanState.Applied) await trial.ApplyAsync(back.Id);
            Assert.Equal((PlanState.Undone, killedAt), (trial.StateOf(plan), killedAt));
            // A file that may have been sent is not sent again.
            if (killedAt == RunPoints.BeforeJob) continue;
            SortedDictionary<string, string> after = trial.Export("people");
            Assert.All(before, record => Assert.Equal($"{killedAt} {record.Value}", $"{killedAt} {after[record.Key]}"));
            Assert.DoesNotContain("a1", trial.Ledger().Keys);
            Assert.NotNull(trial.Ledger()["9"].Retired);
        }
        Assert.InRange(points.Count, 15 / Flavour.Count, 40 / Flavour.Count);
    }

    /// <summary>A night that creates, updates, renames, adopts, retires and restores.</summary>
    /// <returns>Its plan, and the account before it.</returns>
    internal static async Task<(string Plan, SortedDictionary<string, string> Before)> EverythingAsync(UndoTrial trial)
    {
        trial.Nights.Account.Service.AddRecord(NightTrial.Wdc, "people", new Dictionary<string, string>
        {
            ["Primary Email"] = "adam@example.com", ["Name"] = "Adam", ["Job Title"] = "Old hand",
        });
        await trial.Nights.NightAsync("people", Options(trial), [.. LastNight(), SyncNightTests.Person(9)]);
        Run leaves = await trial.Nights.NightAsync("people", Options(trial), LastNight());
        Assert.Equal(1, leaves.Retired);
        SortedDictionary<string, string> before = trial.Export("people");
        Run run = await trial.Nights.NightAsync("people", Options(trial), Tonight());
        Assert.Equal((RunOutcome.Applied, 0L, 1L, 2L, 1L, 1L, 1L),
            (run.Outcome, run.Failed, run.Created, run.Updated, run.Adopted, run.Retired, run.Restored));
        return (run.PlanId!, before);
    }

    internal static PlanOptions Options(UndoTrial trial) => trial.Nights.Options();

    internal static Dictionary<string, object?>[] LastNight() => SyncNightTests.People(9);

    internal static Dictionary<string, object?>[] Tonight()
    {
        Dictionary<string, object?>[] people = LastNight();
        people[1]["Job Title"] = "Lead";
        people[1]["Location"] = "Room 1";
        people[1]["Manager"] = "second@example.com";
        people[2]["Primary Email"] = "second@example.com";
        people[2]["Name"] = "Second Person";
        Dictionary<string, object?> back = SyncNightTests.Person(9), created = SyncNightTests.Person(99);
        back["Job Title"] = "Back again";
        created["Manager"] = "second@example.com";
        var adam = new Dictionary<string, object?> { ["Source ID"] = "a1", ["Primary Email"] = "adam@example.com", ["Name"] = "Adam", ["Job Title"] = "New hand" };
        // Number 8 is missing.
        return [.. people.Where(person => (string)person["Source ID"]! != "8"), back, created, adam];
    }

    private static void Change(UndoTrial trial, string sourceId, params (string Column, string Value)[] cells) => trial.Nights.Account.Service.ChangeRecord(
        NightTrial.Wdc, "people", trial.Nights.Record("people", "Source ID", sourceId)["ID"], cells.ToDictionary(cell => cell.Column, cell => cell.Value));

    private static string[] Plans(UndoTrial trial) => [.. Directory.GetDirectories(Path.Combine(trial.Nights.Account.StateFolder, "plans")).Order(StringComparer.Ordinal)];

    private sealed class KilledException(string point) : Exception(point);
}
