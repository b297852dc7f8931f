using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Planning.Syncing;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Drifting;

/// <summary>A value is edited in the account while the source keeps the old one. OnDrift of the map decides what happens.</summary>
public class DriftTests
{
    private const string Title = "Job Title", Picture = "Picture URI";

    [Theory(Timeout = 2 * Watchdog.Milliseconds)]
    [InlineData(null)]
    [InlineData(DriftAction.Overwrite)]
    public async Task The_value_of_the_source_is_written_again(DriftAction? onDrift)
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await StartAsync(trial, onDrift);
        Change(trial, "1", Title, "Boss");

        Run run = await NightAsync(trial, onDrift, People());

        Assert.Equal((RunOutcome.Applied, 1L), (run.Outcome, run.Updated));
        Assert.Equal(("Clerk", 0L), (Titled(trial, "1"), trial.Plan.Kept));
    }

    [Theory(Timeout = 2 * Watchdog.Milliseconds)]
    [InlineData(DriftAction.Keep, 0)]
    [InlineData(DriftAction.Report, 1)]
    public async Task The_value_of_the_account_stays_until_the_source_has_another_one(DriftAction onDrift, int notes)
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await StartAsync(trial, onDrift);
        Change(trial, "1", Title, "Boss");
        int posts = trial.Account.Posts.Count;

        for (int night = 0; night < 2; night++)
        {
            Run kept = await NightAsync(trial, onDrift, People());
            Assert.Equal((RunOutcome.NothingToDo, 3L, "Boss"), (kept.Outcome, kept.Unchanged, Titled(trial, "1")));
            Assert.Equal(1, trial.Plan.Kept);
            Assert.Contains("1 value changed by others (kept)", trial.Plan.Summary, StringComparison.Ordinal);
            Assert.Equal(notes, trial.Plan.Notes.Count(note => note is { Id: "Drift", Key: "1" }
                && note.Message.Contains("'Clerk' and is 'Boss'", StringComparison.Ordinal)));
            Assert.Equal(trial.Plan.Notes, kept.Notes);
        }
        Assert.Equal(posts, trial.Account.Posts.Count);

        // The source has another value: it is written, and later edits are kept again.
        Dictionary<string, object?>[] people = People();
        people[1][Title] = "Lead";
        Assert.Equal((1L, "Lead"), ((await NightAsync(trial, onDrift, people)).Updated, Titled(trial, "1")));
        Change(trial, "1", Title, "Chief");
        Assert.Equal((RunOutcome.NothingToDo, "Chief"), ((await NightAsync(trial, onDrift, people)).Outcome, Titled(trial, "1")));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task What_else_changes_of_the_record_is_sent_without_the_column()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await StartAsync(trial, DriftAction.Keep);
        Change(trial, "1", Title, "Boss");
        Dictionary<string, object?>[] people = People();
        people[1]["Name"] = "Renamed";

        Run run = await NightAsync(trial, DriftAction.Keep, people);

        Assert.Equal((1L, 0L, "Boss"), (run.Updated, run.Failed, Titled(trial, "1")));
        Assert.Equal("Renamed", trial.Record("people", "Source ID", "1")["Name"]);
        Assert.DoesNotContain(Title, trial.Account.Service.Imports[^1].ReadRows().Single().Keys);
        Assert.Equal(RunOutcome.NothingToDo, (await NightAsync(trial, DriftAction.Keep, people)).Outcome);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_value_that_the_service_refused_is_no_change_by_somebody()
    {
        bool refuses = false;
        await using NightTrial trial = await NightTrial.StartAsync(options => options.RowRule = (_, row) =>
            refuses && row.ContainsKey("ID") ? new Simulator.Imports.RowVerdict("No") : null);
        await StartAsync(trial, DriftAction.Keep);
        Dictionary<string, object?>[] people = People();
        people[1][Title] = "Lead";
        refuses = true;
        Assert.Equal((1L, "Clerk"), ((await NightAsync(trial, DriftAction.Keep, people)).Failed, Titled(trial, "1")));
        refuses = false;

        Run run = await NightAsync(trial, DriftAction.Keep, people);

        Assert.Equal((1L, "Lead", 0L), (run.Updated, Titled(trial, "1"), trial.Plan.Kept));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task What_is_known_of_a_value_outlives_a_night_at_which_the_record_is_refused_or_missing()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await StartAsync(trial, DriftAction.Keep);
        Dictionary<string, object?>[] refused = People();
        refused[1]["Primary Email"] = "";
        await NightAsync(trial, DriftAction.Keep, refused);
        Change(trial, "1", Title, "Boss");
        Assert.Equal((RunOutcome.NothingToDo, "Boss"), ((await NightAsync(trial, DriftAction.Keep, People())).Outcome, Titled(trial, "1")));

        // The record leaves the source and returns unchanged.
        Assert.Equal(1, (await NightAsync(trial, DriftAction.Keep, People()[2..], People()[0])).Retired);
        Assert.Equal((1L, "Boss"), ((await NightAsync(trial, DriftAction.Keep, People())).Restored, Titled(trial, "1")));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_value_that_the_service_stores_in_another_form_is_known_in_that_form()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        RecordOptions map = Map(DriftAction.Report, Picture);
        Dictionary<string, object?>[] people = People();
        people[1][Picture] = "https://hr.example.com/p1.png";
        await StartAsync(trial, map, people);
        Assert.Equal(RunOutcome.NothingToDo, (await NightAsync(trial, map, people)).Outcome);
        Change(trial, "1", Picture, "https://elsewhere.example.com/own.png");

        Run run = await NightAsync(trial, map, people);

        Assert.Equal((RunOutcome.NothingToDo, 1L), (run.Outcome, trial.Plan.Kept));
        Assert.Equal("Drift", Assert.Single(trial.Plan.Notes).Id);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Whoever_is_enabled_by_hand_stays_so_where_the_map_keeps_it()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        RecordOptions map = Map(DriftAction.Keep, "Disabled");
        Dictionary<string, object?>[] people = People();
        people[1]["Disabled"] = true;
        await StartAsync(trial, map, people);
        Assert.Equal("1", trial.Record("people", "Source ID", "1")["Disabled"]);
        Change(trial, "1", "Disabled", "0");

        Assert.Equal((RunOutcome.NothingToDo, "0"), ((await NightAsync(trial, map, people)).Outcome, trial.Record("people", "Source ID", "1")["Disabled"]));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Without_its_ledger_a_run_knows_of_no_change_and_a_person_sees_what_it_would_write()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await StartAsync(trial, DriftAction.Keep);
        Change(trial, "1", Title, "Boss");
        var names = new RunNames(trial.Account.StateFolder, trial.Account.Clock);
        names.Remove(names.All().Single(), trial.Account.Host);
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));

        Run held = await trial.SyncAsync("people", trial.Options(), People(), how: Map(DriftAction.Keep, Title));

        Assert.Equal((RunOutcome.Held, 1L, 0L), (held.Outcome, trial.Plan.Updates, trial.Plan.Kept));
        Assert.Equal("Boss", Titled(trial, "1"));
    }

    private static Task StartAsync(NightTrial trial, DriftAction? onDrift) => StartAsync(trial, Map(onDrift, Title), People());

    private static async Task StartAsync(NightTrial trial, RecordOptions map, Dictionary<string, object?>[] people)
    {
        Run held = await trial.SyncAsync("people", trial.Options(), people, how: map);
        trial.Approve(held.PlanId!);
        Assert.Equal(3, (await trial.SyncAsync("people", trial.Options(), people, how: map)).Created);
    }

    private static Task<Run> NightAsync(NightTrial trial, DriftAction? onDrift, params IReadOnlyList<Dictionary<string, object?>> people) =>
        NightAsync(trial, Map(onDrift, Title), people);

    private static Task<Run> NightAsync(NightTrial trial, DriftAction onDrift, Dictionary<string, object?>[] some, Dictionary<string, object?> one) =>
        NightAsync(trial, Map(onDrift, Title), [one, .. some]);

    private static Task<Run> NightAsync(NightTrial trial, RecordOptions map, IReadOnlyList<Dictionary<string, object?>> people)
    {
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        return trial.SyncAsync("people", trial.Options(), people, how: map);
    }

    private static RecordOptions Map(DriftAction? onDrift, string column) => new()
    {
        Map =
        [
            .. new[] { "Source ID", "Primary Email", "Name" }.Select(same => new MapEntry(same, same)),
            onDrift is { } action ? new MapEntry(column, column) { OnDrift = action } : new MapEntry(column, column),
        ],
    };

    private static Dictionary<string, object?>[] People()
    {
        Dictionary<string, object?>[] people = SyncNightTests.People(3);
        foreach (Dictionary<string, object?> person in people) person[Title] = "Clerk";
        return people;
    }

    private static void Change(NightTrial trial, string id, string column, string value) => trial.Account.Service.ChangeRecord(
        NightTrial.Wdc, "people", trial.Record("people", "Source ID", id)["ID"], new Dictionary<string, string> { [column] = value });

    private static string Titled(NightTrial trial, string id) => trial.Record("people", "Source ID", id)[Title];
}
