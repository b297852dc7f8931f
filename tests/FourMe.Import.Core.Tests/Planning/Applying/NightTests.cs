using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Planning.Applying;

/// <summary>Several nights in a row: after a night that sent something, the next one without changes sends nothing.</summary>
public class NightTests
{
    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task What_the_service_rewrites_is_written_once()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        Dictionary<string, object?>[] people =
        [
            Person("1", "ann", ("Picture URI", "https://hr.example.com/ann.png"), ("Cost Per Hour", "200"), ("Time Zone", "Europe/Amsterdam")),
            Person("2", "bob", ("Picture URI", "https://hr.example.com/bob.png"), ("Cost Per Hour", "85.50"), ("Time Zone", "Europe/Amsterdam")),
            Person("3", "carl", ("Name", "Carl  "), ("Manager", "ANN@example.com")),
        ];

        Run first = await trial.NightAsync("people", trial.Options(), people);
        Assert.Equal((RunOutcome.Applied, 3L, 0L), (first.Outcome, first.Created, first.Failed));
        int posts = trial.Account.Posts.Count;
        for (int night = 2; night <= 4; night++)
            Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), people)).Outcome);
        Assert.Equal(posts, trial.Account.Posts.Count);

        // One record changes. Its unchanged cells are sent along and are still equal the next night.
        people[0]["Job Title"] = "Lead";
        Run changed = await trial.NightAsync("people", trial.Options(), people);
        Assert.Equal((RunOutcome.Applied, 1L, 0L), (changed.Outcome, changed.Updated, changed.Failed));
        posts = trial.Account.Posts.Count;
        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), people)).Outcome);
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task A_leaver_whom_somebody_enables_by_day_is_retired_again_at_night()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        Dictionary<string, object?>[] people = [Person("1", "ann"), Person("2", "bob"), Person("3", "carl")];
        await trial.NightAsync("people", trial.Options(), people);
        Run leaves = await trial.NightAsync("people", trial.Options(), people[..2]);
        Assert.Equal((1L, RunOutcome.Applied), (leaves.Retired, leaves.Outcome));
        IReadOnlyDictionary<string, string> carl = trial.Record("people", "Source ID", "3");
        Assert.Equal("1", carl["Disabled"]);
        trial.Account.Service.ChangeRecord(NightTrial.Wdc, "people", carl["ID"], new Dictionary<string, string> { ["Disabled"] = "0" });

        Run again = await trial.NightAsync("people", trial.Options(), people[..2]);

        Assert.Equal((1L, "1"), (again.Retired, trial.Record("people", "Source ID", "3")["Disabled"]));
        int posts = trial.Account.Posts.Count;
        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), people[..2])).Outcome);
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Everything_in_one_night_of_people()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        Dictionary<string, object?>[] people =
        [
            Person("1", "boss"), Person("2", "leaver"), Person("3", "ann", ("Manager", "boss@example.com")), Person("4", "bob", ("Manager", "leaver@example.com")),
        ];
        Assert.Equal(0, (await trial.NightAsync("people", trial.Options(), people)).Failed);
        // The boss gets another address, the other manager is missing, and a new person, who reports to the boss, takes over.
        Dictionary<string, object?>[] tonight =
        [
            Person("3", "ann", ("Manager", "chief@example.com")), Person("4", "bob", ("Manager", "hire@example.com")),
            Person("5", "hire", ("Manager", "chief@example.com")), Person("1", "chief", ("Name", "boss")),
        ];

        Run run = await trial.NightAsync("people", trial.Options(), tonight);

        Assert.Equal((RunOutcome.Applied, 0L), (run.Outcome, run.Failed));
        Assert.Equal((1L, 1L), (run.Created, run.Retired));
        Assert.Equal(["chief@example.com", "hire@example.com", "chief@example.com"],
            new[] { "3", "4", "5" }.Select(id => trial.Record("people", "Source ID", id)["Manager"]));
        Assert.Equal("1", trial.Record("people", "Source ID", "2")["Disabled"]);
        Assert.Equal(["ID", "Disabled"], trial.Account.Service.Imports[^1].ReadRows().Single().Keys);
        int posts = trial.Account.Posts.Count;
        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), tonight)).Outcome);
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task An_organization_is_renamed_and_its_people_are_no_difference()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        PlanOptions organizations = trial.Options("organizations nightly");
        await trial.NightAsync("organizations", organizations, Organization("o1", "Widget"));
        Dictionary<string, object?>[] people = [Person("1", "ann", ("Organization", "Widget"))];
        await trial.NightAsync("people", trial.Options(), people);

        Run renamed = await trial.NightAsync("organizations", organizations, Organization("o1", "Widget International"));
        Assert.Equal((1L, 0L), (renamed.Updated, renamed.Failed));
        people[0]["Organization"] = "Widget International";
        int posts = trial.Account.Posts.Count;

        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), people)).Outcome);
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Rows_that_the_service_refused_are_seen_again_the_next_night()
    {
        bool refuses = true;
        await using NightTrial trial = await NightTrial.StartAsync(options => options.RowRule = (_, row) =>
            refuses && row.GetValueOrDefault("Source ID") == "2" ? new Simulator.Imports.RowVerdict("No") : null);
        Dictionary<string, object?>[] people = [Person("1", "ann"), Person("2", "bob")];
        Run first = await trial.NightAsync("people", trial.Options(), people);
        Assert.Equal((1L, 1L, 2), (first.Created, first.Failed, first.ExitCode));
        refuses = false;

        Run second = await trial.NightAsync("people", trial.Options(), people);

        Assert.Equal((1L, 0L, 0), (second.Created, second.Failed, second.ExitCode));
        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), people)).Outcome);
    }

    private static Dictionary<string, object?> Person(string id, string name, params (string Column, object? Value)[] more)
    {
        var person = new Dictionary<string, object?> { ["Source ID"] = id, ["Primary Email"] = name + "@example.com", ["Name"] = name };
        foreach ((string column, object? value) in more) person[column] = value;
        return person;
    }

    private static Dictionary<string, object?> Organization(string id, string name) => new() { ["Source ID"] = id, ["Name"] = name };
}
