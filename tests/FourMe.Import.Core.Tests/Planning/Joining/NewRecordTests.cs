using FourMe.Import.Core.Tests.Values;
using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Joining;

/// <summary>Records whose key the account does not know.</summary>
public sealed class NewRecordTests
{
    private const string Header = "ID,Source,Source ID,Primary Email,Name,Disabled,Manager";

    [Fact]
    public async Task A_record_without_source_is_adopted()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,,,P1@w.com,P1,0,");

        Plan plan = await trial.PlanAsync([Person("1")]);

        Assert.Equal(["Adopt 1: Source '' -> 'HR', Source ID '' -> '1'"], trial.Shown);
        Assert.Equal("11", trial.Planned[0].Rows[0]["ID"]);
        Assert.Contains(plan.Held, held => held is { Limit: "MaximumAdopt", Count: 1, Maximum: 0 });
        Assert.Equal([new SeenRecord("1", "11", SeenHow.Seen)], trial.Seen);
    }

    [Fact]
    public async Task A_disabled_one_the_person_of_the_token_and_a_powerful_one_are_not_unless_named()
    {
        await using PlanTrial trial = await StartAsync("people", Header);
        ApiUser me = await trial.Account.Client.GetMeAsync();
        trial.Write(Header, "11,,,p1@w.com,P1,1,", $"{me.Id},,,p2@w.com,P2,0,", "13,,,p3@w.com,P3,0,", "14,,,p4@w.com,P4,0,");
        trial.Baseline("people_roles", "Person,Specialist,Auditor,Account Administrator", "p3@w.com,0,1,0", "p4@w.com,1,0,0");
        Dictionary<string, object?>[] people = [Person("1"), Person("2"), Person("3"), Person("4")];

        Plan plan = await trial.PlanAsync(people);

        Assert.Equal(["Adopt 4: Source '' -> 'HR', Source ID '' -> '4'"], trial.Shown);
        Assert.Equal(["NotAdopted 1", "NotAdopted 2", "NotAdopted 3"], trial.Noted);
        Assert.Equal(3, plan.Refused);

        await trial.PlanAsync(people, _ => new PlanOptions { Name = Name, Source = Source, Adopt = ["1", "3"] });
        Assert.Equal(["Adopt 1", "Adopt 3", "Adopt 4"], trial.Shown.Select(line => line.Split(':')[0]));
    }

    [Theory]
    [InlineData("11,IT,7,p1@w.com,P1,0,")]
    [InlineData("11,HR,7,p1@w.com,P1,1,")]
    public async Task An_address_that_another_record_has_is_taken(string other)
    {
        await using PlanTrial trial = await StartAsync("people", Header, other);
        trial.Ledger(trial.Retired("7"));

        Plan plan = await trial.PlanAsync([Person("1")]);

        Assert.Empty(trial.Shown);
        Assert.Equal(["KeyTaken 1"], trial.Noted);
        Assert.Contains(" 7)", trial.Notes[0].Message, StringComparison.Ordinal);
        Assert.Equal((1L, 0L), (plan.Refused, plan.Creates));
    }

    [Fact]
    public async Task Two_new_records_with_one_address_are_both_refused()
    {
        await using PlanTrial trial = await StartAsync("people", Header);

        Plan plan = await trial.PlanAsync([Person("1"), Person("2", ("Primary Email", "P1@w.com"))]);

        Assert.Empty(trial.Shown);
        Assert.Equal(["AmbiguousMatch 1", "AmbiguousMatch 2"], trial.Noted);
        Assert.Equal(2, plan.Refused);
    }

    [Fact]
    public async Task Two_records_of_the_account_with_one_name_adopt_nobody()
    {
        await using PlanTrial trial = await StartAsync("sites", "ID,Source,Source ID,Name", "1,,,Paris", "2,,,Paris");

        await trial.PlanAsync([Record(("Source ID", "p"), ("Name", "Paris"))], _ => Options(retires: false));

        Assert.Empty(trial.Shown);
        Assert.Equal(["AmbiguousMatch p"], trial.Noted);
    }

    [Fact]
    public async Task A_new_record_needs_what_the_service_needs()
    {
        await using PlanTrial trial = await StartAsync("people", Header, "11,HR,1,p1@w.com,P1,0,");

        Plan plan = await trial.PlanAsync([Record(("Source ID", "1"), ("Name", "New")), Record(("Source ID", "2"), ("Name", "Second"))]);

        Assert.Equal(["Update 1: Name 'P1' -> 'New'"], trial.Shown);
        Assert.Equal(["RequiredMissing 2"], trial.Noted);
        Assert.Equal(1, plan.Refused);
    }

    [Fact]
    public async Task A_reference_to_a_record_that_is_or_becomes_retired_is_left_out()
    {
        await using PlanTrial trial = await StartAsync("people", Header,
            "11,HR,1,p1@w.com,P1,0,", "12,HR,2,p2@w.com,P2,0,p4@w.com", "13,HR,3,p3@w.com,P3,0,p5@w.com", "14,HR,4,p4@w.com,P4,1,",
            "15,HR,5,p5@w.com,P5,0,");
        trial.Ledger("1", "2", "3", "5");

        await trial.PlanAsync(
            [
                Person("1", ("Manager", "p4@w.com")), Person("2", ("Manager", "p4@w.com"), ("Name", "New")),
                Person("3", ("Manager", "p1@w.com")), Person("6", ("Manager", "p5@w.com")), Person("7", ("Manager", "p1@w.com")),
            ], _ => new PlanOptions { Name = Name, Source = Source, Retire = Disable });

        Assert.Equal(
            [
                "Create 6: Primary Email 'p6@w.com', Source 'HR', Source ID '6', Name 'P6'",
                "Create 7: Primary Email 'p7@w.com', Source 'HR', Source ID '7', Name 'P7', Manager 'p1@w.com'",
                "Retire 5: Disabled '0' -> '1'", "Update 2: Name 'P2' -> 'New'", "Update 3: Manager 'p5@w.com' -> 'p1@w.com'",
            ], trial.Shown);
        Assert.Equal(["RetiredReference 1", "RetiredReference 6"], trial.Noted.Where(note => note.StartsWith("Retired", StringComparison.Ordinal)));
        Assert.DoesNotContain("Manager", trial.Planned.Single(change => change.Change.Key == "2").Rows[0].Keys);
    }

    [Fact]
    public async Task A_reference_to_a_record_further_down_is_nothing_to_warn_of_because_a_plan_orders_by_itself()
    {
        await using PlanTrial trial = await StartAsync("people", "ID,Source,Source ID,Primary Email,Name,Manager");
        var options = new RecordOptions();

        await trial.PlanAsync([Person("1", ("Manager", "p2@w.com")), Person("2")], _ => Options(retires: false), options);

        Assert.Equal(2, trial.Planned.Count);
        Assert.Empty(options.Formatting.Notices.Said());
    }
}
