using System.Collections;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Manifests;
using FourMe.Import.Simulator.Imports;
using static FourMe.Import.Core.Tests.Manifests.ManifestTrial;

namespace FourMe.Import.Core.Tests.Manifests;

/// <summary>What a manifest run sends, in which order, and what holds it.</summary>
public class ManifestRunTests
{
    private static readonly Hashtable[] Knot = [Entry("people", ("Retire", new Hashtable { ["Disabled"] = true })), Entry("organizations"), Entry("sites")];

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Types_that_refer_to_each_other_take_two_passes_and_no_row_fails()
    {
        await using ManifestTrial trial = await StartAsync(Knot);
        trial.Records["organizations"] = [Organization("a", "p1@example.com"), Organization("b", parent: "Org a")];
        trial.Records["people"] = [Person(2, "Org b", "p1@example.com"), Person(1, "Org a")];

        IReadOnlyDictionary<string, Run> first = await trial.RunAsync();
        Assert.All(first.Values.Where(run => run.Type != "sites"), run => Assert.Equal((RunOutcome.Held, 4), (run.Outcome, run.ExitCode)));
        Assert.Empty(trial.Account.Posts);

        IReadOnlyDictionary<string, Run> runs = await trial.NightAsync();

        Assert.All(runs.Values.Where(run => run.Type != "sites"), run => Assert.Equal((RunOutcome.Applied, 0L, 2L, 0), (run.Outcome, run.Failed, run.Created, run.ExitCode)));
        Assert.Equal(["p1@example.com"], trial.Account.Service.Records("wdc", "organizations").Select(record => record["Manager"]).Where(name => name.Length > 0));
        Assert.Equal("Org b", trial.Record("people", "Person 2")["Organization"]);
        Assert.Equal("p1@example.com", trial.Record("people", "Person 2")["Manager"]);
        // People come after organizations, whatever the order in the manifest; deferred columns are named.
        Assert.Equal(["organizations", "people", "organizations", "people"], trial.Account.Service.Imports.Select(import => import.Type).WithoutRepeats());
        Assert.Contains(runs["organizations"].Notes, note => note is { Id: "PutOff", Key: "Manager" });

        int posts = trial.Account.Posts.Count;
        IReadOnlyDictionary<string, Run> again = await trial.NightAsync();
        Assert.All(again.Values.Where(run => run.Type != "sites"), run => Assert.Equal(RunOutcome.NothingToDo, run.Outcome));
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Of_two_runs_at_once_the_second_does_no_part()
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people")]);
        trial.Records["organizations"] = [Organization("a")];
        trial.Records["people"] = [Person(1, "Org a")];
        var options = new ManifestRunOptions { StatePath = trial.Account.StateFolder, JobFolder = trial.Account.StateFolder };
        using (var first = new ManifestRun(trial.Account.Client, trial.Manifest(), options))
        {
            // It holds the lock of the manifest, but of no type yet.
            first.Begin();
            IReadOnlyDictionary<string, Run> second = await trial.RunAsync();
            Assert.All(second.Values, run => Assert.Equal((RunOutcome.Busy, 3, "RunInProgress"), (run.Outcome, run.ExitCode, run.Failures.Single().Id)));
            Assert.Empty(trial.Account.Service.Requests);
        }

        Assert.All((await trial.RunAsync()).Values, run => Assert.Equal(RunOutcome.Held, run.Outcome));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_missing_reference_is_one_finding_a_name_with_count_and_nearest_names_before_anything_is_sent()
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people")]);
        trial.Records["organizations"] = [Organization("Widget"), Organization("Gadget")];
        trial.Records["people"] = [Person(1, "Org Widgit"), Person(2, "Org Widgit"), Person(3, "Org Widget"), Person(4, "Nowhere at all", "boss@example.com")];

        IReadOnlyDictionary<string, Run> runs = await trial.RunAsync();

        Assert.Empty(trial.Account.Posts);
        PlanNote[] missing = [.. runs["people"].Notes.Where(note => note.Id == "MissingReference")];
        Assert.Equal(["Org Widgit", "boss@example.com", "Nowhere at all"], missing.Select(note => note.Key));
        Assert.Contains("'Organization' names 'Org Widgit' in 2 records", missing[0].Message, StringComparison.Ordinal);
        Assert.Contains("Nearest: 'Org Widget'", missing[0].Message, StringComparison.Ordinal);
        Assert.Equal(3, trial.Account.Host.Warnings.Count(warning => warning.Contains("neither the account", StringComparison.Ordinal)));
        Assert.DoesNotContain(runs["organizations"].Notes, note => note.Id == "MissingReference");
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_strict_run_sends_nothing_of_a_type_with_missing_references_and_of_what_refers_to_it()
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people"), Entry("teams")]);
        await Begin(trial);
        trial.Records["organizations"] = [.. trial.Records["organizations"], Organization("new")];
        trial.Records["people"] = [.. trial.Records["people"], Person(7, "Org nowhere")];
        trial.Records["teams"] = [.. trial.Records["teams"], Team("t2", "p7@example.com")];

        IReadOnlyDictionary<string, Run> runs = await trial.RunAsync(strict: true);

        Assert.Equal((RunOutcome.Applied, RunOutcome.Failed, RunOutcome.Held), (runs["organizations"].Outcome, runs["people"].Outcome, runs["teams"].Outcome));
        Assert.Equal(["MissingReference", "MissingReferences"], runs["people"].Failures.Select(failure => failure.Id));
        Assert.Equal("HeldBack", Assert.Single(runs["teams"].Failures).Id);
        Assert.Equal(PlanState.Ready, trial.StateOf(runs["teams"]));
        Assert.Equal(1, ManifestRunner.ExitCodeOf(runs.Values));
    }

    [Theory(Timeout = 2 * Watchdog.Milliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_held_type_holds_back_only_what_refers_to_it_unless_all_are_to_be_held(bool holdAll)
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people"), Entry("teams"), Entry("sites")]);
        await Begin(trial);
        // Organizations lose more than half of their records; people name an organization, teams name people.
        trial.Records["organizations"] = [.. trial.Records["organizations"].Take(1), Organization("x"), Organization("y")];
        trial.Records["people"] = [.. trial.Records["people"], Person(7, "Org x")];
        trial.Records["teams"] = [.. trial.Records["teams"], Team("t2", "p7@example.com")];
        trial.Records["sites"] = [.. trial.Records["sites"], Site("s2")];
        int posts = trial.Account.Posts.Count;

        IReadOnlyDictionary<string, Run> runs = await trial.RunAsync(holdAll: holdAll);

        Assert.Equal((RunOutcome.Held, "PlanHeld"), (runs["organizations"].Outcome, Assert.Single(runs["organizations"].Failures).Id));
        Assert.Equal((RunOutcome.Held, "HeldBack", PlanState.Ready),
            (runs["people"].Outcome, Assert.Single(runs["people"].Failures).Id, trial.StateOf(runs["people"])));
        Assert.Equal((RunOutcome.Held, PlanState.Ready), (runs["teams"].Outcome, trial.StateOf(runs["teams"])));
        Assert.Equal(holdAll ? RunOutcome.Held : RunOutcome.Applied, runs["sites"].Outcome);
        Assert.Equal(posts + (holdAll ? 0 : 1), trial.Account.Posts.Count);
        Assert.Equal(4, ManifestRunner.ExitCodeOf(runs.Values));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_failed_source_is_not_planned_and_holds_back_only_what_refers_to_it()
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people"), Entry("sites")]);
        await Begin(trial);
        IEnumerable<IReadOnlyDictionary<string, object?>> Half()
        {
            yield return Organization("a");
            throw new InvalidOperationException("The directory hung up.");
        }
        trial.Records["organizations"] = Half();
        trial.Records["people"] = [.. trial.Records["people"], Person(7, "Org new")];
        trial.Records["sites"] = [.. trial.Records["sites"], Site("s2")];

        IReadOnlyDictionary<string, Run> runs = await trial.RunAsync();

        Failure failed = Assert.Single(runs["organizations"].Failures);
        Assert.Equal((RunOutcome.Failed, "SourceFailed", null), (runs["organizations"].Outcome, failed.Id, runs["organizations"].PlanId));
        Assert.Contains("The directory hung up.", failed.Message, StringComparison.Ordinal);
        Assert.Equal((RunOutcome.Held, PlanState.Ready), (runs["people"].Outcome, trial.StateOf(runs["people"])));
        // The records of the source are unknown, so no missing references to them are reported.
        Assert.DoesNotContain(runs["people"].Notes, note => note.Id == "MissingReference");
        Assert.Equal(RunOutcome.Applied, runs["sites"].Outcome);
        Assert.Equal(1, ManifestRunner.ExitCodeOf(runs.Values));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Failed_rows_hold_nobody_and_what_names_them_in_the_second_pass_is_left_out()
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people")], configure: options =>
            options.RowRule = (_, row) => row.TryGetValue("Primary Email", out string? mail) && mail == "p8@example.com" ? new RowVerdict("refused by a rule") : null);
        await Begin(trial);
        trial.Records["organizations"] = [.. trial.Records["organizations"], Organization("m", "p8@example.com"), Organization("n", "p9@example.com")];
        trial.Records["people"] = [.. trial.Records["people"], Person(8, "Org m"), Person(9, "Org n")];

        IReadOnlyDictionary<string, Run> runs = await trial.RunAsync();

        Assert.Equal((RunOutcome.Applied, 1L, 2), (runs["people"].Outcome, runs["people"].Failed, runs["people"].ExitCode));
        // The organization itself was imported; its manager was neither imported nor tried.
        Assert.Equal((RunOutcome.Applied, 0L, 2L), (runs["organizations"].Outcome, runs["organizations"].Failed, runs["organizations"].Created));
        Assert.Equal(("", "p9@example.com"), (trial.Record("organizations", "Org m")["Manager"], trial.Record("organizations", "Org n")["Manager"]));
        Assert.Equal(2, ManifestRunner.ExitCodeOf(runs.Values));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Retire_is_last_with_types_reversed()
    {
        var disabled = new Hashtable { ["Disabled"] = true };
        await using ManifestTrial trial = await StartAsync([Entry("organizations", ("Retire", disabled)), Entry("people", ("Retire", disabled))]);
        trial.Records["organizations"] = [.. Enumerable.Range(0, 8).Select(id => Organization($"{id}"))];
        trial.Records["people"] = [.. Enumerable.Range(0, 8).Select(id => Person(id, $"Org {id}"))];
        await trial.NightAsync();
        trial.Records["organizations"] = trial.Records["organizations"].Skip(1);
        trial.Records["people"] = [.. trial.Records["people"].Skip(1), Person(20, "Org 2")];
        int before = trial.Account.Service.Imports.Count;

        IReadOnlyDictionary<string, Run> runs = await trial.NightAsync();

        Assert.Equal((1L, 1L, 1L), (runs["organizations"].Retired, runs["people"].Retired, runs["people"].Created));
        Assert.Equal(["people", "people", "organizations"], trial.Account.Service.Imports.Skip(before).Select(import => import.Type));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_look_leaves_nothing_but_baselines()
    {
        await using ManifestTrial trial = await StartAsync([Entry("organizations"), Entry("people")]);
        trial.Records["organizations"] = [Organization("a")];
        trial.Records["people"] = [Person(1, "Org a"), Person(2, "Org b")];

        IReadOnlyDictionary<string, Run> runs = await trial.RunAsync(whatIf: true);

        Assert.Equal(2, runs.Count);
        Assert.Contains(runs["people"].Notes, note => note is { Id: "MissingReference", Key: "Org b" });
        Assert.Equal(["baselines", "jobs"], Directory.GetFiles(trial.Account.StateFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Distinct().Order());
        Assert.Empty(trial.Account.Posts);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Two_manifests_of_one_name_do_not_share_run_names()
    {
        await using ManifestTrial trial = await StartAsync([Entry("sites")]);
        trial.Records["sites"] = [Site("s1")];
        await trial.RunAsync();
        using var folder = new TestFolder();
        Manifest other = Manifest.Read(new Hashtable { ["Types"] = new[] { Entry("sites") } }, folder["sync.psd1"]);
        var runner = new ManifestRunner(trial.Account.Client, other, new ManifestRunOptions { StatePath = trial.Account.StateFolder });

        FourMeException refused = await Assert.ThrowsAsync<FourMeException>(() => runner.RunAsync(_ => new ManifestRecords([Site("s9")])));

        Assert.Equal("ManifestNameTaken", refused.Failure.Id);
        File.Delete(trial.Path);
        Assert.Single(await runner.RunAsync(_ => new ManifestRecords([Site("s9")])));
    }

    internal static Dictionary<string, object?> Team(string id, string manager) => new() { ["Source ID"] = id, ["Name"] = "Team " + id, ["Manager"] = manager };

    internal static Dictionary<string, object?> Site(string id) => new() { ["Source ID"] = id, ["Name"] = "Site " + id };

    /// <summary>A first night that was agreed to.</summary>
    private static async Task Begin(ManifestTrial trial)
    {
        trial.Records["organizations"] = [.. Enumerable.Range(0, 8).Select(id => Organization($"{id}"))];
        trial.Records["people"] = [.. Enumerable.Range(0, 6).Select(id => Person(id, "Org 1"))];
        if (trial.Records.ContainsKey("teams")) trial.Records["teams"] = [Team("t1", "p1@example.com")];
        if (trial.Records.ContainsKey("sites")) trial.Records["sites"] = [Site("s1")];
        IReadOnlyDictionary<string, Run> runs = await trial.NightAsync();
        Assert.All(runs.Values, run => Assert.Equal((RunOutcome.Applied, 0L), (run.Outcome, run.Failed)));
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
    }
}

file static class Sequence
{
    /// <summary>The sequence without consecutive duplicates.</summary>
    internal static IEnumerable<string> WithoutRepeats(this IEnumerable<string> items)
    {
        string? last = null;
        foreach (string item in items)
            if (item != last) yield return last = item;
    }
}
