using System.Collections;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Manifests;
using static FourMe.Import.Core.Tests.Manifests.ManifestTrial;

namespace FourMe.Import.Core.Tests.Manifests;

/// <summary>A manifest run that is killed after a job: resuming it yields the same account, and sends nothing twice.</summary>
public class KilledManifestTests
{
    private static readonly string[] Types = ["organizations", "people", "sites", "teams"];

    [Fact(Timeout = 6 * Watchdog.Milliseconds)]
    public async Task Killed_after_each_job_the_resumed_run_ends_in_the_same_account()
    {
        (string expected, int jobs) = await NightAsync(killAfter: int.MaxValue, resumes: false);
        Assert.InRange(jobs, 8, 20);
        for (int job = 1 + Flavour.Number; job <= jobs; job += Flavour.Count)
        {
            (string resumed, int sent) = await NightAsync(job, resumes: true);
            Assert.True(expected == resumed, $"After job {job} of {jobs}:\n{resumed}\ninstead of\n{expected}");
            Assert.Equal(jobs, sent);
        }
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_run_that_is_killed_while_it_plans_plans_the_rest_and_goes_on()
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people")]);
        trial.Records["organizations"] = [Organization("a")];
        trial.Records["people"] = [.. Enumerable.Range(1, 8).Select(id => Person(id, "Org a"))];
        await trial.NightAsync();
        trial.Records["organizations"] = [Organization("a"), Organization("b")];
        trial.Records["people"] = Killed();
        await Assert.ThrowsAsync<OperationCanceledException>(() => trial.RunAsync());
        string id = Last(trial);

        trial.Records["organizations"] = Killed();
        trial.Records["people"] = [Person(1, "Org b"), .. Enumerable.Range(2, 7).Select(id => Person(id, "Org a"))];
        IReadOnlyDictionary<string, Run> runs = await trial.RunAsync(resume: id);

        Assert.All(runs.Values, run => Assert.Equal((RunOutcome.Applied, 0L), (run.Outcome, run.Failed)));
        Assert.Equal("Org b", trial.Record("people", "Person 1")["Organization"]);
        FourMeException ended = await Assert.ThrowsAsync<FourMeException>(() => trial.RunAsync(resume: id));
        Assert.Equal("ManifestRunEnded", ended.Failure.Id);
    }

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Killed()
    {
        yield return Organization("a");
        throw new OperationCanceledException();
    }

    private static string Last(ManifestTrial trial) => new ManifestStore(trial.Account.StateFolder, trial.Account.Clock).All()[0].Id;

    /// <summary>A first night, then one with changes of every kind, which is killed after a job.</summary>
    /// <returns>All records of the account at the end, and the number of jobs of the second night.</returns>
    private static async Task<(string Account, int Jobs)> NightAsync(int killAfter, bool resumes)
    {
        var retire = new Hashtable { ["Disabled"] = true };
        await using ManifestTrial trial = await StartAsync([.. Types.Select(type => Entry(type, ("Retire", retire)))]);
        Fill(trial, [0, 1, 2, 3, 4, 5], manager: null);
        await trial.NightAsync();
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        // Each type loses one record and gains one; the new ones refer to each other across types; one is renamed.
        Fill(trial, [1, 2, 3, 4, 5, 6], manager: "p6@example.com");
        int before = trial.Account.Posts.Count, jobs = 0;
        try
        {
            await trial.RunAsync(point: point =>
            {
                if (point == RunPoints.AfterJob && ++jobs == killAfter) throw new KilledException();
            });
        }
        catch (KilledException)
        {
            trial.Account.Clock.Advance(TimeSpan.FromMinutes(1));
            IReadOnlyDictionary<string, Run> runs = await trial.RunAsync(resume: Last(trial));
            Assert.All(runs.Values, run => Assert.Equal((RunOutcome.Applied, 0L), (run.Outcome, run.Failed)));
        }
        Assert.Equal(resumes, jobs == killAfter);
        int sent = trial.Account.Posts.Count - before;
        IReadOnlyDictionary<string, Run> again = await trial.RunAsync();
        Assert.All(again.Values, run => Assert.Equal(RunOutcome.NothingToDo, run.Outcome));
        return (string.Join("\n", Types.SelectMany(type => trial.Account.Service.Records("wdc", type).Select(Line))), sent);
    }

    private static string Line(IReadOnlyDictionary<string, string> record) =>
        string.Join("; ", record.Where(cell => cell.Value.Length > 0 && !cell.Key.EndsWith(" At", StringComparison.Ordinal)).OrderBy(cell => cell.Key, StringComparer.Ordinal)
            .Select(cell => cell.Key + "=" + cell.Value));

    private static void Fill(ManifestTrial trial, int[] ids, string? manager)
    {
        bool isSecond = manager is not null;
        trial.Records["sites"] = [.. ids.Select(id => ManifestRunTests.Site($"s{id}"))];
        trial.Records["organizations"] = [.. ids.Select(id => Organization($"o{id}", id == 6 ? manager : null))];
        trial.Records["people"] = [.. ids.Select(id =>
        {
            Dictionary<string, object?> person = Person(id, $"Org o{id}", id == 5 ? manager : null);
            person["Site"] = $"Site s{id}";
            if (id == 4 && isSecond) person["Primary Email"] = "renamed@example.com";
            if (id == 3 && isSecond) person["Job Title"] = "Lead";
            return person;
        })];
        trial.Records["teams"] = [.. ids.Select(id => ManifestRunTests.Team($"t{id}", id == 4 && isSecond ? "renamed@example.com" : $"p{id}@example.com"))];
    }

    private sealed class KilledException : Exception;
}
