using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Planning.Syncing;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Undoing;

/// <summary>Plans that cannot be undone are refused with an error id of their own before anything is read.</summary>
public sealed class UndoGuardTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_of_which_nothing_was_sent()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        await trial.Nights.SyncAsync("people", trial.Nights.Options(), SyncNightTests.People(2));
        Assert.Equal(PlanState.Held, trial.Nights.Plan.State);

        await RefusedAsync(trial, "PlanNotApplied", trial.Nights.Plan.Id);
        await RefusedAsync(trial, "PlanNotFound", "people-1");
        await RefusedAsync(trial, "UndoExpired", "people-20391201-010203-abcdef");
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_that_was_taken_back_and_the_one_that_did_it()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        string plan = (await trial.Nights.NightAsync("people", trial.Nights.Options(), SyncNightTests.People(2))).PlanId!;
        Plan back = await trial.PlanAsync(plan);
        await trial.ApplyAsync(back.Id);

        await RefusedAsync(trial, "PlanUndone", plan);
        await RefusedAsync(trial, "UndoOfUndo", back.Id);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_that_is_too_old()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        string plan = (await trial.Nights.NightAsync("people", trial.Nights.Options(), SyncNightTests.People(2))).PlanId!;
        trial.Nights.Account.Clock.Advance(TimeSpan.FromDays(30.5));

        await RefusedAsync(trial, "UndoExpired", plan);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_that_was_sent_in_part_and_a_way_back_that_was()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        string plan = (await trial.Nights.NightAsync("people", trial.Nights.Options(), SyncNightTests.People(2))).PlanId!;
        PlanStore plans = WrittenPlan.Store(trial.Nights.Account);
        PlanFile file = plans.Get(plan);
        plans.Save(file.Header with { Plan = file.Plan with { State = PlanState.PartlyApplied } });
        Failure refused = await RefusedAsync(trial, "PlanPartlyApplied", plan);
        Assert.Contains(plan, refused.Message, StringComparison.Ordinal);
        plans.Save(file.Header);
        Plan back = await trial.PlanAsync(plan);
        PlanFile half = plans.Get(back.Id);
        plans.Save(half.Header with { Plan = half.Plan with { State = PlanState.PartlyApplied } });

        Assert.Contains(back.Id, (await RefusedAsync(trial, "PlanPartlyApplied", plan)).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_plan_of_another_account()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        string plan = (await trial.Nights.NightAsync("people", trial.Nights.Options(), SyncNightTests.People(2))).PlanId!;
        PlanStore plans = WrittenPlan.Store(trial.Nights.Account);
        PlanFile file = plans.Get(plan);
        plans.Save(file.Header with { Plan = file.Plan with { Account = "other" } });

        await RefusedAsync(trial, "WrongAccount", plan);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_run_of_the_name_is_at_work()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        string plan = (await trial.Nights.NightAsync("people", trial.Nights.Options(), SyncNightTests.People(2))).PlanId!;
        var key = new RunKey(JobOwner.Of(trial.Nights.Account.Client), "nightly", "people", "HR");
        using RunLock busy = RunLock.Take(trial.Nights.Account.StateFolder, key, trial.Nights.Account.Clock, FourMe.Import.Hosting.TransferRun.Of(trial.Nights.Account.Host));

        await RefusedAsync(trial, "RunInProgress", plan);
    }

    private static async Task<Failure> RefusedAsync(UndoTrial trial, string id, string plan)
    {
        SyncPause? before = trial.Pause();
        Failure refused = await Failing.WithAsync(id, () => trial.PlanAsync(plan));
        Assert.Equal(before, trial.Pause());
        return refused;
    }
}
