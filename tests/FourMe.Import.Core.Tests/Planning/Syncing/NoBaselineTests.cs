using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Syncing;

/// <summary>A run without anything to compare with makes no plan.</summary>
public class NoBaselineTests
{
    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task After_the_full_export_of_the_day_there_is_no_first_baseline()
    {
        await using NightTrial trial = await NightTrial.StartAsync(options => options.FullExportThreshold = 2);
        for (int i = 0; i < 3; i++) AddPerson(trial, i);
        // Another run name uses up the only full export of the day.
        await trial.NightAsync("people", trial.Options("somebody"), SyncNightTests.People(0));
        Directory.Delete(Path.Combine(trial.Account.StateFolder, "baselines"), recursive: true);

        Run run = await trial.SyncAsync("people", trial.Options(), SyncNightTests.People(3));

        Assert.Equal((RunOutcome.NoBaseline, 6, 0L), (run.Outcome, run.ExitCode, run.Seen));
        Assert.Equal("ExportRateLimited", run.Failures.Single().Id);
        Assert.Empty(trial.Account.Posts);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_baseline_of_more_than_twice_its_age_is_too_old()
    {
        await using NightTrial trial = await NightTrial.StartAsync(options => options.FullExportThreshold = 2);
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        int posts = trial.Account.Posts.Count;
        trial.Account.Clock.Advance(TimeSpan.FromDays(15));
        // Another user uses up the full export of the day, with another state folder.
        using var elsewhere = new TestFolder();
        await new BaselineRefresh(trial.Account.Client, new BaselineStore(elsewhere.Path, trial.Account.Clock), trial.Account.Host)
            .GetAsync(RecordTypes.Get("people"), new BaselineOptions(), default);

        Run run = await trial.SyncAsync("people", trial.Options(), SyncNightTests.People(3));

        Assert.Equal((RunOutcome.NoBaseline, 6), (run.Outcome, run.ExitCode));
        Assert.Equal("BaselineTooOld", run.Failures.Single().Id);
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    private static void AddPerson(NightTrial trial, int number) => trial.Account.Service.AddRecord(NightTrial.Wdc, "people",
        new Dictionary<string, string> { ["Primary Email"] = $"other{number}@example.com", ["Name"] = $"Other {number}" });
}
