using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Syncing;

/// <summary>A run is killed between any two steps. The next run of its name does the rest, and nothing twice.</summary>
public class KilledSyncTests
{
    [Fact(Timeout = 8 * Watchdog.Milliseconds)]
    public async Task Killed_at_any_step_the_next_run_converges()
    {
        var points = new List<string>();
        for (int step = 1 + Flavour.Number; ; step += Flavour.Count)
        {
            await using NightTrial trial = await NightTrial.StartAsync();
            await trial.NightAsync("people", trial.Options(), SyncNightTests.People(4));
            // One is new, one changes, and one is missing.
            Dictionary<string, object?>[] tonight = [.. SyncNightTests.People(3), SyncNightTests.Person(9)];
            tonight[0]["Job Title"] = "Lead";
            int seen = 0;
            string? killedAt = null;
            trial.Account.Clock.Advance(TimeSpan.FromDays(1));
            try
            {
                await trial.SyncAsync("people", trial.Options(), tonight, point =>
                {
                    if (++seen == step) throw new KilledException(killedAt = point);
                });
            }
            catch (KilledException)
            {
                points.Add(killedAt!);
            }
            if (killedAt is null) break;

            await Converges(trial, tonight, killedAt);
        }
        Assert.Equal(21 / Flavour.Count, points.Count);
    }

    private static async Task Converges(NightTrial trial, Dictionary<string, object?>[] people, string killedAt)
    {
        trial.Account.Clock.Advance(TimeSpan.FromHours(2));
        Run run = await trial.SyncAsync("people", trial.Options(), people);
        Assert.True(run.ExitCode == 0, $"{killedAt}: {run.Outcome} {string.Join("; ", run.Failures)}");
        Assert.Single(trial.Account.Service.Records(NightTrial.Wdc, "people"), person => person["Source ID"] == "9");
        Assert.Equal("1", trial.Record("people", "Source ID", "3")["Disabled"]);
        Assert.Equal("Lead", trial.Record("people", "Source ID", "0")["Job Title"]);
        LedgerAbout ledger = trial.Ledger();
        Assert.Equal((5L, 1L, killedAt), (ledger.Records, ledger.Retired, killedAt));
        // A plan completed twice is one good run. Two would count a miss twice.
        Assert.Distinct(ledger.GoodRuns.Select(good => good.At));
        // A Retire that may have been sent counts, and so does the one that follows it.
        Assert.InRange(ledger.TakenOut.Sum(taken => taken.Count), 1, killedAt == RunPoints.BeforeJob ? 2 : 1);

        int posts = trial.Account.Posts.Count;
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(RunOutcome.NothingToDo, (await trial.SyncAsync("people", trial.Options(), people)).Outcome);
        Assert.Equal(posts, trial.Account.Posts.Count);
        Assert.DoesNotContain(WrittenPlan.Store(trial.Account).All(), plan => plan.Plan.State == PlanState.PartlyApplied);

        // The record retired before the crash is restored, because the ledger has it.
        Run back = await trial.NightAsync("people", trial.Options(), [.. people, SyncNightTests.Person(3)]);
        Assert.Equal((1L, "0"), (back.Restored, trial.Record("people", "Source ID", "3")["Disabled"]));
    }

    private sealed class KilledException(string point) : Exception(point);
}
