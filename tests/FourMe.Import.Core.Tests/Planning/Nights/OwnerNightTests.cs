using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Nights;

/// <summary>Imported contact details beside one that a person entered, over several nights.</summary>
public class OwnerNightTests
{
    private const string Details = "people_contact_details";

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task All_rows_of_an_owner_go_up_together_what_was_typed_in_stays_and_a_last_row_is_only_listed()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        foreach (string name in new[] { "ann", "bob" })
            trial.Account.Service.AddRecord(NightTrial.Wdc, "people", new Dictionary<string, string> { ["Primary Email"] = $"{name}@example.com", ["Name"] = name });
        PlanOptions options = new() { Name = "nightly", StatePath = trial.Account.StateFolder };
        await trial.NightAsync(Details, options, Detail("ann", "work", "+31 1"), Detail("bob", "work", "+31 9"), Detail("ann", "fax", "+31 2"));
        trial.Account.Service.AddRecord(NightTrial.Wdc, Details, new Dictionary<string, string>
        {
            ["Person"] = "ann@example.com", ["Contact Protocol"] = "telephone", ["Contact Label"] = "mobile", ["Contact URI"] = "+31 6", ["Integration"] = "0",
        });

        // The phone number changes, and Bob's last row is missing.
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        int jobs = trial.Account.Service.Imports.Count;
        Run night = await trial.SyncAsync(Details, options, [Detail("ann", "work", "+31 7"), Detail("ann", "fax", "+31 2")]);

        Assert.Equal((RunOutcome.Applied, 0L), (night.Outcome, night.Failed));
        Assert.Equal(jobs + 1, trial.Account.Service.Imports.Count);
        Assert.Equal(["ann@example.com", "ann@example.com"], trial.Account.Service.Imports[^1].ReadRows().Select(row => row["Person"]));
        Assert.Equal(["fax +31 2", "mobile +31 6", "work +31 7"], NumbersOf(trial, "ann"));
        Assert.Equal(["work +31 9"], NumbersOf(trial, "bob"));
        Assert.Equal(["CannotRemove bob@example.com"], trial.Plan.Notes.Select(note => $"{note.Id} {note.Key}"));

        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        Run next = await trial.SyncAsync(Details, options, [Detail("ann", "work", "+31 7"), Detail("ann", "fax", "+31 2")]);

        Assert.Equal((RunOutcome.NothingToDo, 0), (next.Outcome, next.ExitCode));
        Assert.Equal(jobs + 1, trial.Account.Service.Imports.Count);
        Assert.Equal(["work +31 9"], NumbersOf(trial, "bob"));
    }

    private static string[] NumbersOf(NightTrial trial, string person) =>
    [
        .. trial.Account.Service.Records(NightTrial.Wdc, Details).Where(row => row["Person"] == $"{person}@example.com")
            .Select(row => $"{row["Contact Label"]} {row["Contact URI"]}").Order(StringComparer.Ordinal),
    ];

    private static Dictionary<string, object?> Detail(string person, string label, string number) => new()
    {
        ["Person"] = $"{person}@example.com", ["Contact Protocol"] = "telephone", ["Contact Label"] = label, ["Contact URI"] = number, ["Integration"] = true,
    };
}
