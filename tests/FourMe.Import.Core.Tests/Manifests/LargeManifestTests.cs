using FourMe.Import.Core.Tests.Support;
using static FourMe.Import.Core.Tests.Manifests.ManifestTrial;

namespace FourMe.Import.Core.Tests.Manifests;

/// <summary>The cost of a night with six types when little has changed.</summary>
public class LargeManifestTests
{
    private static readonly string[] Types = ["organizations", "people", "product_categories", "services", "sites", "teams"];

    /// <summary>Records of all types together: about 100,000 with FOURME_LARGE=1, otherwise few enough to finish in a second.</summary>
    private static int Records => Environment.GetEnvironmentVariable("FOURME_LARGE") == "1" ? 100_002 : 6_000;

    [Fact(Timeout = 20 * Watchdog.Milliseconds)]
    public async Task With_one_percent_changed_no_more_rows_are_sent_and_the_next_run_sends_nothing()
    {
        await using ManifestTrial trial = await StartAsync([.. Types.Select(type => Entry(type))]);
        Fill(trial, changed: 0);
        await trial.NightAsync();
        Assert.True(trial.Account.Service.Imports.Sum(import => import.RowCount) >= Records);
        int jobs = trial.Account.Service.Imports.Count;
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));

        Fill(trial, changed: Records / Types.Length / 100);
        IReadOnlyDictionary<string, Run> runs = await trial.RunAsync();

        Assert.All(runs.Values, run => Assert.Equal((RunOutcome.Applied, 0L), (run.Outcome, run.Failed)));
        long rows = trial.Account.Service.Imports.Skip(jobs).Sum(import => (long)import.RowCount);
        Assert.InRange(rows, 1, Records * 11 / 1000);
        int posts = trial.Account.Posts.Count;
        Assert.All((await trial.RunAsync()).Values, run => Assert.Equal(RunOutcome.NothingToDo, run.Outcome));
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    private static void Fill(ManifestTrial trial, int changed)
    {
        int each = Records / Types.Length;
        foreach (string type in Types) trial.Records[type] = Enumerable.Range(0, each).Select(number => Record(type, number, number < changed));
    }

    private static IReadOnlyDictionary<string, object?> Record(string type, int number, bool isChanged)
    {
        var record = new Dictionary<string, object?> { ["Source ID"] = $"{type}-{number}", ["Name"] = $"{type} {number}" };
        switch (type)
        {
            case "people":
                record["Primary Email"] = $"p{number}@example.com";
                record["Organization"] = $"organizations {number % 100}";
                record["Job Title"] = isChanged ? "Lead" : "Clerk";
                break;
            case "product_categories":
                record["Reference"] = $"category_{number}";
                if (isChanged) record["Name"] += " changed";
                break;
            case "services":
                if (isChanged) record["Name"] += " changed";
                break;
            default:
                record["Remarks"] = isChanged ? "Changed" : "As before";
                break;
        }
        return record;
    }
}
