using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Undoing;

/// <summary>Replaced rows of an owner are restored as a whole.</summary>
public sealed class OwnerUndoTests
{
    private const string Details = "people_contact_details", Roles = "people_roles";

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task The_rows_from_before_go_up_again_and_a_last_row_stays()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        PeopleOf(trial, "ann", "bob", "cid");
        await trial.Nights.NightAsync(Details, Options(trial), Detail("ann", "work", "+31 1"), Detail("ann", "fax", "+31 2"), Detail("cid", "work", "+31 9"));
        string[] before = Rows(trial, Details);
        Run run = await trial.Nights.NightAsync(Details, Options(trial),
            Detail("ann", "work", "+31 7"), Detail("bob", "work", "+31 5"), Detail("cid", "work", "+31 9"));
        Assert.Equal((RunOutcome.Applied, 0L), (run.Outcome, run.Failed));

        Plan back = await trial.PlanAsync(run.PlanId!);

        Assert.Equal(["CannotRemove bob@example.com"], trial.Noted);
        Assert.Equal(1, back.Updates);
        Assert.Equal((RunOutcome.Applied, 0L), (await trial.ApplyAsync(back.Id) is var undone ? undone.Outcome : default, undone.Failed));
        Assert.Equal(before, Rows(trial, Details).Where(row => !row.Contains("Person=bob@", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Rows_that_somebody_changed_since_stay()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        PeopleOf(trial, "ann");
        await trial.Nights.NightAsync(Details, Options(trial), Detail("ann", "work", "+31 1"));
        Run run = await trial.Nights.NightAsync(Details, Options(trial), Detail("ann", "work", "+31 7"));
        IReadOnlyDictionary<string, string> row = trial.Nights.Account.Service.Records(NightTrial.Wdc, Details).Single(one => one["Person"] == "ann@example.com");
        trial.Nights.Account.Service.ChangeRecord(NightTrial.Wdc, Details, row["ID"], new Dictionary<string, string> { ["Contact URI"] = "+31 8" });

        Plan back = await trial.PlanAsync(run.PlanId!);

        Assert.Equal(["ChangedSince ann@example.com"], trial.Noted);
        Assert.Equal(0, back.Updates);
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Roles_that_were_given_are_taken_away_and_others_come_back()
    {
        await using UndoTrial trial = await UndoTrial.StartAsync();
        PeopleOf(trial, "ann", "bob", "cid");
        await trial.Nights.NightAsync(Roles, Options(trial), Role("ann", specialist: true), Role("cid", specialist: true));
        string[] before = Rows(trial, Roles);
        Run run = await trial.Nights.NightAsync(Roles, Options(trial), Role("ann", specialist: false), Role("bob", specialist: true));
        Assert.Equal((RunOutcome.Applied, 0L), (run.Outcome, run.Failed));

        Run undone = await trial.UndoAsync(run.PlanId!);

        Assert.Equal((RunOutcome.Applied, 0L), (undone.Outcome, undone.Failed));
        Assert.Equal(before, Rows(trial, Roles).Where(row => !row.Contains("Person=bob@", StringComparison.Ordinal)));
        Assert.DoesNotContain(Rows(trial, Roles), row => row.Contains("Person=bob@", StringComparison.Ordinal) && row.Contains("=1", StringComparison.Ordinal));
    }

    private static PlanOptions Options(UndoTrial trial) => new() { Name = "nightly", StatePath = trial.Nights.Account.StateFolder };

    private static void PeopleOf(UndoTrial trial, params string[] names)
    {
        foreach (string name in names)
            trial.Nights.Account.Service.AddRecord(NightTrial.Wdc, "people", new Dictionary<string, string> { ["Primary Email"] = $"{name}@example.com", ["Name"] = name });
    }

    private static Dictionary<string, object?> Detail(string person, string label, string number) => new()
    {
        ["Person"] = $"{person}@example.com", ["Contact Protocol"] = "telephone", ["Contact Label"] = label, ["Contact URI"] = number, ["Integration"] = true,
    };

    private static Dictionary<string, object?> Role(string person, bool specialist) => new()
    {
        ["Person"] = $"{person}@example.com", ["Specialist"] = specialist, ["Auditor"] = !specialist,
    };

    /// <summary>The account's rows, without the ids that distinguish equal details.</summary>
    private static string[] Rows(UndoTrial trial, string type) => [.. trial.Nights.Account.Service.Records(NightTrial.Wdc, type)
        .Select(row => string.Join("|", row.Where(cell => cell.Key is not ("ID" or "Created At" or "Updated At")).Select(cell => $"{cell.Key}={cell.Value}")))
        .Order(StringComparer.Ordinal)];
}
