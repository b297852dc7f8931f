using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Planning.Applying;

/// <summary>A run is killed between any two steps. Applied again, the plan is completed and no file is sent twice.</summary>
public class KilledApplyTests
{
    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task Killed_at_any_step_the_plan_goes_on()
    {
        var points = new List<string>();
        for (int step = 1 + Flavour.Number; ; step += Flavour.Count)
        {
            await using TestAccount account = await TestAccount.StartAsync();
            string ann = ApplyOrderTests.Person(account, 1), bob = ApplyOrderTests.Person(account, 2);
            string plan = Plan(account, ann, bob);
            int seen = 0;
            string? killedAt = null;
            try
            {
                await ApplyGuardTests.ApplyAsync(account, plan, point =>
                {
                    if (++seen == step) throw new KilledException(killedAt = point);
                });
            }
            catch (KilledException)
            {
                points.Add(killedAt!);
            }
            if (killedAt is null) break;

            await GoesOn(account, plan, killedAt, bob);
        }
        Assert.Equal(21 / Flavour.Count, points.Count);
    }

    private static async Task GoesOn(TestAccount account, string plan, string killedAt, string bob)
    {
        bool wasApplied = WrittenPlan.Store(account).Get(plan).Plan.State == PlanState.Applied;
        Run? run = null;
        if (wasApplied) await Failing.WithAsync("PlanApplied", () => ApplyGuardTests.ApplyAsync(account, plan));
        else run = await ApplyGuardTests.ApplyAsync(account, plan);

        // A file that was about to be sent may have been sent, so it is left to the next plan.
        bool isDoubtful = killedAt == RunPoints.BeforeJob;
        Assert.Equal(isDoubtful ? 2 : 3, account.Posts.Count);
        Assert.Equal(isDoubtful ? RunOutcome.Failed : RunOutcome.Applied, run?.Outcome ?? RunOutcome.Applied);
        Assert.Equal(isDoubtful ? 1 : 0, run?.Failed ?? 0);
        if (!isDoubtful)
        {
            Assert.Single(account.Service.Records("wdc", "people"), person => person["Source ID"] == "3");
            Assert.Equal("1", ApplyOrderTests.Record(account, bob)["Disabled"]);
        }
        Assert.Equal(PlanState.Applied, WrittenPlan.Store(account).Get(plan).Plan.State);
        await Failing.WithAsync("PlanApplied", () => ApplyGuardTests.ApplyAsync(account, plan));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_that_was_not_waited_for_is_seen_to_its_end_and_not_sent_again()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.ProcessingPolls = 10);
        string bob = ApplyOrderTests.Person(account, 2);
        string plan = Plan(account, ApplyOrderTests.Person(account, 1), bob);
        using var stop = new CancellationTokenSource();
        account.Host.Progressing = progress =>
        {
            if (progress.Stage == TransferStage.Processing) stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ApplyGuardTests.ApplyAsync(account, plan, stop: stop.Token));
        Assert.Equal(PlanState.PartlyApplied, WrittenPlan.Store(account).Get(plan).Plan.State);
        account.Host.Progressing = null;

        Run run = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal((RunOutcome.Applied, 0L, 3, 3), (run.Outcome, run.Failed, run.Jobs.Count, account.Posts.Count));
        Assert.Equal((1L, 1L, 1L), (run.Created, run.Updated, run.Retired));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_it_is_not_known_whether_the_service_took_a_file_the_rest_waits()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string bob = ApplyOrderTests.Person(account, 2);
        string plan = Plan(account, ApplyOrderTests.Person(account, 1), bob);
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(ResetPoint.AfterBody));

        Run first = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal((RunOutcome.Failed, 1, 1L), (first.Outcome, first.ExitCode, first.Failed));
        Assert.Equal(["ImportUnconfirmed"], first.Failures.Select(failure => failure.Id));
        Assert.Equal("0", ApplyOrderTests.Record(account, bob)["Disabled"]);

        Run second = await ApplyGuardTests.ApplyAsync(account, plan);

        Assert.Equal((0L, 1L, 1L, 1L), (second.Created, second.Updated, second.Retired, second.Failed));
        Assert.Equal(3, account.Posts.Count);
        await Failing.WithAsync("PlanApplied", () => ApplyGuardTests.ApplyAsync(account, plan));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_the_service_takes_nothing_the_plan_stays_as_it_was()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string plan = Plan(account, ApplyOrderTests.Person(account, 1), ApplyOrderTests.Person(account, 2));
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.Respond(403, "{}"));

        await Failing.WithAsync("Forbidden", () => ApplyGuardTests.ApplyAsync(account, plan));
        Assert.Equal(PlanState.Ready, WrittenPlan.Store(account).Get(plan).Plan.State);

        Assert.Equal(RunOutcome.Applied, (await ApplyGuardTests.ApplyAsync(account, plan)).Outcome);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_that_ends_in_error_stops_the_rest_until_the_plan_is_applied_again()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.FailureLimit = 1;
            options.RowRule = (_, row) => row.GetValueOrDefault("Source ID") == "3" ? new RowVerdict("No") : null;
        });
        string bob = ApplyOrderTests.Person(account, 2);
        string plan = Plan(account, ApplyOrderTests.Person(account, 1), bob);

        Run first = await ApplyGuardTests.ApplyAsync(account, plan);
        Assert.Equal((RunOutcome.Failed, 1, "ImportAborted"), (first.Outcome, account.Posts.Count, first.Failures[0].Id));
        Assert.Equal(PlanState.PartlyApplied, WrittenPlan.Store(account).Get(plan).Plan.State);

        Run second = await ApplyGuardTests.ApplyAsync(account, plan);
        Assert.Equal((3, 1L, 1L), (account.Posts.Count, second.Updated, second.Retired));
        Assert.Equal("1", ApplyOrderTests.Record(account, bob)["Disabled"]);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_was_sent_cannot_be_altered()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string plan = Plan(account, ApplyOrderTests.Person(account, 1), ApplyOrderTests.Person(account, 2));
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(ResetPoint.AfterBody));
        await ApplyGuardTests.ApplyAsync(account, plan);
        string path = Path.Combine(account.StateFolder, "plans", plan, "applied.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("Doubtful", "Done", StringComparison.Ordinal));

        await Failing.WithAsync("PlanChanged", () => ApplyGuardTests.ApplyAsync(account, plan));
    }

    private static string Plan(TestAccount account, string ann, string bob) => new WrittenPlan(account)
        .Create("3", ("Primary Email", "carl@example.com"), ("Name", "Carl"))
        .Update("1", ann, ("Job Title", "", "Lead"))
        .Change(ChangeAction.Retire, "2", bob, ("Disabled", "0", "1"))
        .Write();

    private sealed class KilledException(string point) : Exception(point);
}
