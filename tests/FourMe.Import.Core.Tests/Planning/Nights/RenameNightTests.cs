using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Planning.Syncing;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Nights;

/// <summary>
/// A record takes over the address that another one gives up in the same night. The service accepts no duplicate addresses.
/// </summary>
public class RenameNightTests
{
    [Theory(Timeout = 2 * Watchdog.Milliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_gives_an_address_up_goes_first_however_long_the_chain(bool withOtherColumns)
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(8));
        // Each person gets the address of the next one; the last one gets a new address.
        Dictionary<string, object?>[] tonight = SyncNightTests.People(8);
        for (int i = 0; i < 5; i++) tonight[i]["Primary Email"] = i == 4 ? "new@example.com" : $"p{i + 1}@example.com";
        if (withOtherColumns) tonight[2]["Job Title"] = tonight[4]["Job Title"] = "Lead";

        Run run = await trial.NightAsync("people", trial.Options(), tonight);

        Assert.Equal((RunOutcome.Applied, 5L, 0L), (run.Outcome, run.Updated, run.Failed));
        Assert.Equal(tonight.Select(person => person["Primary Email"]), tonight.Select(person => trial.Record("people", "Source ID", $"{person["Source ID"]}")["Primary Email"]));
        int posts = trial.Account.Posts.Count;
        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), tonight)).Outcome);
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Addresses_in_a_circle_are_left_and_named_and_what_else_changes_is_sent()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(5));
        Dictionary<string, object?>[] tonight = SyncNightTests.People(5);
        (tonight[0]["Primary Email"], tonight[1]["Primary Email"]) = (tonight[1]["Primary Email"], tonight[0]["Primary Email"]);
        tonight[0]["Job Title"] = "Lead";
        // One more would take over an address of the cycle, if it were open.
        tonight[2]["Primary Email"] = "third@example.com";

        Run run = await trial.NightAsync("people", trial.Options(), tonight);

        Assert.Equal((RunOutcome.Applied, 2L, 0L), (run.Outcome, run.Updated, run.Failed));
        Assert.Equal(["0", "1"], trial.Plan.Notes.Where(note => note.Id == "NameCircle").Select(note => note.Key));
        Assert.Contains(trial.Account.Host.Warnings, warning => warning.StartsWith("2 records of this run exchange their 'Primary Email'", StringComparison.Ordinal));
        Assert.Equal(("p0@example.com", "Lead"), (trial.Record("people", "Source ID", "0")["Primary Email"], trial.Record("people", "Source ID", "0")["Job Title"]));
        int posts = trial.Account.Posts.Count;
        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), tonight)).Outcome);
        Assert.Equal(posts, trial.Account.Posts.Count);

        // One of them gets another address for a night. Then both get the addresses they should have.
        tonight[0]["Primary Email"] = "between@example.com";
        await trial.NightAsync("people", trial.Options(), tonight);
        tonight[0]["Primary Email"] = "p1@example.com";
        Assert.Equal(0, (await trial.NightAsync("people", trial.Options(), tonight)).Failed);
        Assert.Equal(["p1@example.com", "p0@example.com"], new[] { "0", "1" }.Select(id => trial.Record("people", "Source ID", id)["Primary Email"]));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Records_whose_keys_were_exchanged_are_refused_and_keep_what_is_theirs()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(6));
        Dictionary<string, object?>[] tonight = SyncNightTests.People(6);
        // Three people in a circle get the Source ID of the next one, and one of them another title. A fourth only changes.
        (tonight[0]["Source ID"], tonight[1]["Source ID"], tonight[2]["Source ID"]) = ("1", "2", "0");
        tonight[1]["Job Title"] = tonight[3]["Job Title"] = "Lead";

        Run run = await trial.NightAsync("people", trial.Options(), tonight);

        Assert.Equal((RunOutcome.Applied, 1L, 2L, 3L, 0L, 0L), (run.Outcome, run.Updated, run.Unchanged, run.Refused, run.Retired, run.Failed));
        Assert.Equal(["AmbiguousMatch", "AmbiguousMatch", "AmbiguousMatch"], trial.Plan.Notes.Select(note => note.Id));
        Assert.Equal(["0", "1", "2"], trial.Plan.Notes.Select(note => note.Key).Order());
        foreach (string id in new[] { "0", "1", "2" })
        {
            IReadOnlyDictionary<string, string> person = trial.Record("people", "Source ID", id);
            Assert.Equal(($"p{id}@example.com", SyncNightTests.People(6)[int.Parse(id)]["Name"]), (person["Primary Email"], person["Name"]));
        }
        Assert.Equal(RunOutcome.NothingToDo, (await trial.NightAsync("people", trial.Options(), SyncNightTests.People(6)
            .Select((person, at) => at == 3 ? tonight[3] : person).ToArray())).Outcome);
    }
}
