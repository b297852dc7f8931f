using FourMe.Import.Core.Tests.Support;
using static FourMe.Import.Core.Tests.Manifests.ManifestTrial;

namespace FourMe.Import.Core.Tests.Manifests;

/// <summary>Records that are renamed in the same run in which others refer to them by the new name.</summary>
public class RenamedTests
{
    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Who_belongs_to_a_renamed_organization_or_to_a_team_of_somebody_with_a_new_address_is_unchanged()
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people"), Entry("teams")]);
        Bring(trial, "Sales", "ann@example.com");
        await trial.NightAsync();
        int posts = trial.Account.Posts.Count;
        Bring(trial, "Sales and Service", "ann.lee@example.com");

        IReadOnlyDictionary<string, Run> runs = await trial.NightAsync();

        Assert.Equal((1L, 1L, 0L),
            (runs["organizations"].Updated, runs["people"].Updated, runs["teams"].Updated));
        Assert.All(runs.Values, run => Assert.Equal((0L, 0), (run.Failed, run.ExitCode)));
        Assert.Equal(posts + 2, trial.Account.Posts.Count);
        Assert.Equal("Sales and Service", trial.Record("people", "Person 9")["Organization"]);
        Assert.Equal("ann.lee@example.com", trial.Record("teams", "Desk")["Members"]);
        Assert.All((await trial.NightAsync()).Values, run => Assert.Equal(RunOutcome.NothingToDo, run.Outcome));
    }

    private static void Bring(ManifestTrial trial, string organization, string address)
    {
        trial.Records["organizations"] = [Record("o", ("Name", organization))];
        trial.Records["people"] =
        [
            Record("p", ("Primary Email", address), ("Name", "Ann"), ("Organization", organization)),
            .. Enumerable.Range(1, 9).Select(number => Record($"p{number}",
                ("Primary Email", $"p{number}@example.com"), ("Name", $"Person {number}"), ("Organization", organization), ("Manager", address))),
        ];
        trial.Records["teams"] = [Record("t", ("Name", "Desk"), ("Members", address))];
    }

    private static Dictionary<string, object?> Record(string id, params (string Name, object? Value)[] values)
    {
        var record = new Dictionary<string, object?> { ["Source ID"] = id };
        foreach ((string name, object? value) in values) record[name] = value;
        return record;
    }
}
