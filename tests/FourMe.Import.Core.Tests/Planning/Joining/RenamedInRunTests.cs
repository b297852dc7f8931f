using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Joining;

/// <summary>References to a record that is renamed in the same run.</summary>
public sealed class RenamedInRunTests
{
    private const string Header = "ID,Source,Source ID,Primary Email,Name,Manager";

    [Fact]
    public async Task Who_reports_to_a_manager_with_a_new_address_is_unchanged()
    {
        await using PlanTrial trial = await StartAsync("people", Header,
            "11,HR,1,p1@w.com,P1,p3@w.com", "12,HR,2,p2@w.com,P2,p3@w.com", "13,HR,3,p3@w.com,P3,", "14,HR,4,p4@w.com,P4,p2@w.com");

        Plan plan = await trial.PlanAsync(
            [
                Person("1", ("Manager", "New@W.com")), Person("2", ("Manager", "new@w.com"), ("Name", "Second")),
                Record(("Source ID", "3"), ("Primary Email", "new@w.com"), ("Name", "P3")), Person("4", ("Manager", "new@w.com")),
            ], _ => Options(retires: false));

        Assert.Equal(
            [
                "Update 2: Name 'P2' -> 'Second'", "Update 3: Primary Email 'p3@w.com' -> 'new@w.com'",
                "Update 4: Manager 'p2@w.com' -> 'new@w.com'",
            ], trial.Shown);
        Assert.Equal((3L, 1L), (plan.Updates, plan.Unchanged));
    }

    [Fact]
    public async Task A_new_manager_who_gets_the_address_of_another_is_a_change()
    {
        await using PlanTrial trial = await StartAsync("people", Header,
            "11,HR,1,p1@w.com,P1,p3@w.com", "13,HR,3,p3@w.com,P3,", "14,HR,4,p4@w.com,P4,");

        await trial.PlanAsync(
            [
                Person("1", ("Manager", "new@w.com")), Person("3"), Record(("Source ID", "4"), ("Primary Email", "new@w.com"), ("Name", "P4")),
            ], _ => Options(retires: false));

        Assert.Equal(["Update 1: Manager 'p3@w.com' -> 'new@w.com'", "Update 4: Primary Email 'p4@w.com' -> 'new@w.com'"], trial.Shown);
    }
}
