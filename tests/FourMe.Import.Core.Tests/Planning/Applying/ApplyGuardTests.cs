using FourMe.Import.Core.Tests.Planning.Baselines;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Applying;

/// <summary>Plans that must not be applied are refused with their error id before anything reaches the service.</summary>
public class ApplyGuardTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_is_applied_once()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write();
        Assert.Equal(RunOutcome.Applied, (await ApplyAsync(account, id)).Outcome);

        await Refused(account, "PlanApplied", id, posts: 1);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_that_was_taken_back_is_not_applied_again()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await Refused(account, "PlanApplied", NewPlan(account).Write(PlanState.Undone));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("plan.json")]
    [InlineData("changes.jsonl")]
    [InlineData("seen.jsonl")]
    public async Task An_altered_plan_is_refused(string name)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write(), path = Path.Combine(account.StateFolder, "plans", id, name);
        File.AppendAllText(path, " ");

        await Refused(account, "PlanChanged", id);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_of_another_account_is_refused()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write(with: header => header with { Plan = header.Plan with { Account = "other" } });

        Failure failure = await Refused(account, "WrongAccount", id);

        Assert.Contains("other at ", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_of_another_host_is_refused()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await Refused(account, "WrongAccount", NewPlan(account).Write(with: header => header with { Host = "api.example.com" }));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_is_out_of_date_after_three_days()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string young = NewPlan(account).Write();
        account.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(RunOutcome.Applied, (await ApplyAsync(account, young)).Outcome);
        string old = NewPlan(account).Write();
        account.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));

        await Refused(account, "OutOfDate", old, posts: 1);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_is_out_of_date_when_a_newer_one_of_its_name_exists()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string old = NewPlan(account).Write();
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        string other = NewPlan(account).Write(name: "erp"), newer = NewPlan(account).Write(name: "HR");

        Failure failure = await Refused(account, "OutOfDate", old);

        Assert.Contains(newer, failure.Message, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Applied, (await ApplyAsync(account, other)).Outcome);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_is_out_of_date_when_the_baseline_is_newer()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write();
        Kept.Put(WrittenPlan.Baselines(account), "ID,Name\r\n7,Ann\r\n", account.Clock, owner: JobOwner.Of(account.Client));

        await Refused(account, "OutOfDate", id);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_against_a_file_that_proves_nothing_can_only_be_looked_at()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write(with: header => header with { BaselinePath = "people.csv", LookOnly = "BaselineUnproven" });

        Assert.Contains("'people.csv'", (await Refused(account, "BaselineUnproven", id)).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_held_plan_says_which_limit_holds_it_and_where_it_is()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write(PlanState.Held, header => header with
        {
            Plan = header.Plan with { Held = [new HeldLimit("MaximumRetire", 1212, 100, 9000), new HeldLimit("SameValue", 30, 20, 90, "Job Title")] },
        });

        Failure failure = await Refused(account, "PlanHeld", id);

        Assert.Contains("MaximumRetire: 1,212 records would be taken out of use within 7 days, 100 of 9,000 allowed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("SameValue: 'Job Title'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(account.StateFolder, failure.Message, StringComparison.Ordinal);
        Assert.Equal(id, failure.Plan);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_a_person_agreed_to_is_sent()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write(PlanState.Approved);

        Assert.Equal(RunOutcome.Applied, (await ApplyAsync(account, id)).Outcome);

        Assert.Equal(PlanState.Applied, WrittenPlan.Store(account).Get(id).Plan.State);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_that_does_not_exist_is_named()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await Refused(account, "PlanNotFound", "people-1");
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_is_applied_by_one_process_at_a_time()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write();
        using (PlanLock.Take(id, WrittenPlan.Store(account).Get(id).Folder)) await Refused(account, "PlanBusy", id);

        Assert.Equal(RunOutcome.Applied, (await ApplyAsync(account, id)).Outcome);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_that_somebody_else_has_just_applied_is_not_sent_again()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write();
        var options = new ApplyOptions { StatePath = account.StateFolder, JobFolder = account.StateFolder };
        using PlanApplication late = PlanApplication.Open(account.Client, id, options);
        await ApplyAsync(account, id);

        await Failing.WithAsync("PlanBusy", () => late.BeginAsync(account.Host, CancellationToken.None));

        Assert.Single(account.Posts);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("HR", "erp")]
    [InlineData("other", "HR")]
    public async Task While_another_run_of_the_name_or_of_the_records_is_at_work_nothing_is_sent(string name, string source)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string id = NewPlan(account).Write();
        var other = new RunKey(JobOwner.Of(account.Client), name, "people", source);
        using (RunLock.Take(account.StateFolder, other, account.Clock, account.Host)) await Refused(account, "RunInProgress", id);

        Assert.Equal(RunOutcome.Applied, (await ApplyAsync(account, id)).Outcome);
    }

    internal static Task<Run> ApplyAsync(TestAccount account, string id, Action<string>? point = null, CancellationToken stop = default) =>
        new PlanRunner(account.Client, new ApplyOptions { StatePath = account.StateFolder, JobFolder = account.StateFolder, Point = point })
            .ApplyAsync(id, account.Host, stop);

    private static WrittenPlan NewPlan(TestAccount account) =>
        new WrittenPlan(account).Create("1", ("Primary Email", "ann@example.com"), ("Name", "Ann"));

    private static async Task<Failure> Refused(TestAccount account, string failure, string id, int posts = 0)
    {
        Failure refused = await Failing.WithAsync(failure, () => ApplyAsync(account, id));
        Assert.Equal(posts, account.Posts.Count);
        return refused;
    }
}
