using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Joining;

/// <summary>Rows that replace all rows of their owner: compared as a set, sent as a whole or not at all.</summary>
public sealed class OwnerJoinTests
{
    private const string Details = "ID,Person,Contact Protocol,Contact Label,Contact URI,Address Label,Address Address,Address City,Address State,"
        + "Address Zip,Address Country,Integration";

    private static readonly string[] Ann =
    [
        "1,ann@w.com,telephone,work,+31 1,,,,,,,1", "2,ann@w.com,telephone,fax,+31 2,,,,,,,1", "3,ann@w.com,telephone,mobile,+31 3,,,,,,,0",
    ];

    private static PlanOptions Plain(PlanOptions _) => new() { Name = PlanTrial.Name };

    [Fact]
    public async Task One_row_that_differs_sends_all_rows_of_the_owner_and_leaves_those_made_by_hand()
    {
        await using PlanTrial trial = await StartAsync("people_contact_details", Details, [.. Ann, "4,bob@w.com,telephone,work,+31 9,,,,,,,1"]);

        Plan plan = await trial.PlanAsync(
            [Detail("ann@w.com", "work", "+31 7"), Detail("ann@w.com", "fax", "+31 2"), Detail("bob@w.com", "work", "+31 9")], Plain);

        Assert.Equal(["Update ann@w.com: Contact URI '+31 1' -> '+31 7'"], trial.Shown);
        Assert.Equal(["+31 7", "+31 2"], trial.Planned[0].Rows.Select(row => row["Contact URI"]));
        Assert.Equal((1L, 1L), (plan.Updates, plan.Unchanged));
    }

    [Fact]
    public async Task Order_doubles_and_the_case_of_an_address_are_no_difference()
    {
        await using PlanTrial trial = await StartAsync("people_contact_details", Details, Ann);

        Plan plan = await trial.PlanAsync(
            [Detail("Ann@w.com", "fax", "+31 2"), Detail("Ann@w.com", "work", "+31 1"), Detail("Ann@w.com", "fax", "+31 2")], Plain);

        Assert.Empty(trial.Shown);
        Assert.Equal(1, plan.Unchanged);
    }

    [Fact]
    public async Task A_row_that_goes_is_cleared_and_one_that_comes_is_added()
    {
        await using PlanTrial trial = await StartAsync("people_contact_details", Details, Ann);

        await trial.PlanAsync([Detail("ann@w.com", "work", "+31 1")], Plain);
        Assert.Equal(
            ["Update ann@w.com: Contact Protocol 'telephone' -> '', Contact Label 'fax' -> '', Contact URI '+31 2' -> '', Integration '1' -> ''"],
            trial.Shown);

        await trial.PlanAsync(
            [Detail("ann@w.com", "work", "+31 1"), Detail("ann@w.com", "fax", "+31 2"), Detail("ann@w.com", "home", "+31 4")], Plain);
        Assert.Equal(
            ["Update ann@w.com: Person 'ann@w.com', Contact Protocol 'telephone', Contact Label 'home', Contact URI '+31 4', Integration '1'"],
            trial.Shown);
        Assert.Equal(3, trial.Planned[0].Rows.Count);
    }

    [Fact]
    public async Task An_owner_without_any_row_left_is_only_listed_and_only_if_the_ledger_knows_it()
    {
        await using PlanTrial trial = await StartAsync("people_contact_details", Details,
            [.. Ann, "4,bob@w.com,telephone,work,+31 9,,,,,,,1", "5,bob@w.com,telephone,fax,+31 8,,,,,,,1", "6,cas@w.com,telephone,work,+31 6,,,,,,,1"]);
        trial.Ledger("ann@w.com", "bob@w.com");

        await trial.PlanAsync([Detail("ann@w.com", "work", "+31 1"), Detail("ann@w.com", "fax", "+31 2")], Plain);

        Assert.Empty(trial.Shown);
        Assert.Equal(["CannotRemove bob@w.com"], trial.Noted);
    }

    [Fact]
    public async Task A_refused_row_keeps_all_rows_of_its_owner()
    {
        await using PlanTrial trial = await StartAsync("people_contact_details", Details, Ann);

        Plan plan = await trial.PlanAsync([Detail("ann@w.com", "work", "+31 7"), Detail("ann@w.com", "nonsense", "+31 2")], Plain);

        Assert.Empty(trial.Shown);
        Assert.Equal((2L, 2L), (plan.Seen, plan.Refused));
        Assert.Equal([new SeenRecord("ann@w.com", "", SeenHow.Refused)], trial.Seen);
    }

    [Fact]
    public async Task A_new_owner_is_created_with_all_its_rows()
    {
        await using PlanTrial trial = await StartAsync("people_contact_details", Details, Ann);

        Plan plan = await trial.PlanAsync([Detail("dan@w.com", "work", "+31 5"), Detail("dan@w.com", "fax", "+31 6")], Plain);

        Assert.Equal(ChangeAction.Create, Assert.Single(trial.Planned).Change.Action);
        Assert.Equal(2, trial.Planned[0].Rows.Count);
        Assert.Equal(1, plan.Creates);
    }

    [Fact]
    public async Task Rows_that_an_import_only_adds_are_sent_once()
    {
        await using PlanTrial trial = await StartAsync("people_contact_details", Details, Ann);
        Dictionary<string, object?> mobile = Detail("ann@w.com", "mobile", "+31 3");
        mobile["Integration"] = 0;
        Dictionary<string, object?> other = Detail("ann@w.com", "home", "+31 4");
        other["Integration"] = 0;

        await trial.PlanAsync([Detail("ann@w.com", "work", "+31 1"), Detail("ann@w.com", "fax", "+31 2"), mobile], Plain);
        Assert.Empty(trial.Shown);

        await trial.PlanAsync([Detail("ann@w.com", "work", "+31 1"), Detail("ann@w.com", "fax", "+31 2"), mobile, other], Plain);
        Assert.Equal(["+31 1", "+31 2", "+31 4"], trial.Planned[0].Rows.Select(row => row["Contact URI"]));
    }

    [Fact]
    public async Task Roles_of_somebody_who_did_not_come_in_are_taken_away_by_one_row_of_zeros()
    {
        await using PlanTrial trial = await StartAsync("people_roles", "Person,Role Account,Specialist,Auditor,Key Contact",
            "ann@w.com,,1,0,0", "bob@w.com,,1,1,0", "cas@w.com,,1,0,0");
        trial.Ledger("ann@w.com", "bob@w.com");

        await trial.PlanAsync([Record(("Person", "ann@w.com"), ("Specialist", 1), ("Auditor", 0))], Plain);

        Assert.Equal(["Update bob@w.com: Specialist '1' -> '0', Auditor '1' -> '0'"], trial.Shown);
        Assert.Equal("0", Assert.Single(trial.Planned[0].Rows)["Key Contact"]);
    }

    [Fact]
    public async Task Relations_are_compared_among_those_of_their_source()
    {
        await using PlanTrial trial = await StartAsync("ci_relations",
            "Source,CI Source,CI Source ID,CI Label,Related CI Source,Related CI Source ID,Related CI Label,Relation Type",
            "HR,,,A,,,B,parent", "HR,,,A,,,C,parent", "IT,,,A,,,D,parent", "HR,,,E,,,F,parent");
        static Dictionary<string, object?> Relation(string item, string other) =>
            Record(("CI Label", item), ("Related CI Label", other), ("Relation Type", "parent"));

        Plan plan = await trial.PlanAsync([Relation("A", "C"), Relation("A", "B"), Relation("E", "G")], _ => new PlanOptions { Name = PlanTrial.Name, Source = Source });

        Assert.Equal(["Update E: Related CI Label 'F' -> 'G'"], trial.Shown);
        Assert.Equal(("HR", 1L), (plan.Source, plan.Unchanged));
    }

    [Fact]
    public async Task A_calendar_is_sent_with_all_its_hours_and_its_id()
    {
        await using PlanTrial trial = await StartAsync("calendars", "ID,Source,Source ID,Disabled,Name,Weekday,From,Until",
            "7,,,0,Work,mon,08:00,17:00", "7,,,0,Work,tue,08:00,17:00", "8,,,0,Other,mon,09:00,10:00");
        static Dictionary<string, object?> Hours(string day, string until) =>
            Record(("Name", "Work"), ("Weekday", day), ("From", "8:00"), ("Until", until));

        await trial.PlanAsync([Hours("mon", "17:00"), Hours("tue", "16:00")], Plain);

        Assert.Equal(["Update Work: Until '17:00' -> '16:00'"], trial.Shown);
        Assert.Equal(["7", "7"], trial.Planned[0].Rows.Select(row => row["ID"]));
    }

    private static Dictionary<string, object?> Detail(string person, string label, string uri) => Record(
        ("Person", person), ("Contact Protocol", "telephone"), ("Contact Label", label), ("Contact URI", uri), ("Integration", 1));
}
