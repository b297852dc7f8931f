using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Syncing;

/// <summary>The names of another type are read from its baseline in the middle of a run, which may find it damaged.</summary>
public class DamagedNamesTests
{
    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_damaged_baseline_that_records_refer_to_fails_the_run_and_not_the_record()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("organizations", trial.Options("of organizations"), Organization(1), Organization(2));
        string[] organizations = DataFiles(trial);
        Dictionary<string, object?>[] people =
            [.. SyncNightTests.People(3).Select((person, i) => new Dictionary<string, object?>(person) { ["Organization"] = $"Widget {1 + i % 2}" })];
        await trial.NightAsync("people", trial.Options(), people);
        int posts = trial.Account.Posts.Count;
        foreach (string file in organizations.Where(File.Exists)) DamageEnd(file);

        using var sync = new RecordSync(trial.Account.Client, "people", options: trial.Options());
        Assert.True(await sync.BeginAsync(trial.Account.Host));
        Assert.All(people, person => Assert.Null(sync.Add(person)));
        Run run = await sync.CompleteAsync(trial.Account.Host);

        Assert.Equal((RunOutcome.Failed, 1), (run.Outcome, run.ExitCode));
        Assert.Equal("BaselineUnreadable", Assert.Single(run.Failures).Id);
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    private static Dictionary<string, object?> Organization(int number) =>
        new() { ["Source"] = "HR", ["Source ID"] = $"o{number}", ["Name"] = $"Widget {number}" };

    /// <summary>Its header stays, by which a run sees at its beginning that the baseline is there.</summary>
    private static void DamageEnd(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        bytes.AsSpan(bytes.Length - 12).Fill((byte)'"');
        File.WriteAllBytes(file, bytes);
    }

    private static string[] DataFiles(NightTrial trial) =>
        Directory.GetFiles(Path.Combine(trial.Account.StateFolder, "baselines"), "*.csv");
}
