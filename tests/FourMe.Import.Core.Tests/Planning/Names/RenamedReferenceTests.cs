using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Names;

/// <summary>Plans while the referenced records are renamed.</summary>
public sealed class RenamedReferenceTests
{
    private const string Before = "Widget Inc", After = "Widget Ltd";

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(Before, false)]
    [InlineData(After, false)]
    [InlineData(Before, true)]
    [InlineData(After, true)]
    public async Task A_renamed_organization_is_no_change_of_its_people_under_either_name(string source, bool everythingAgain)
    {
        await using TestAccount account = await StartAsync();
        await PlanAsync(account, "organizations");
        await PlanAsync(account, "people", Person(Before));
        Rename(account, Before, After);
        await PlanAsync(account, "organizations");

        Plan plan = await PlanAsync(account, "people", everythingAgain, Person(source));

        Assert.Equal((0, 1), (plan.Updates, plan.Unchanged));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Another_organization_is_a_change()
    {
        await using TestAccount account = await StartAsync();
        await PlanAsync(account, "organizations");

        Plan plan = await PlanAsync(account, "people", Person("Gadget"));

        Assert.Equal((1, 0), (plan.Updates, plan.Unchanged));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_former_name_that_another_organization_took_over_means_that_one()
    {
        await using TestAccount account = await StartAsync();
        await PlanAsync(account, "organizations");
        await PlanAsync(account, "people", Person(Before));
        Rename(account, Before, After);
        await PlanAsync(account, "organizations");
        Rename(account, "Gadget", Before);
        await PlanAsync(account, "organizations");

        Plan plan = await PlanAsync(account, "people", everythingAgain: true, Person(Before));

        Assert.Equal((1, 0), (plan.Updates, plan.Unchanged));
    }

    private static async Task<TestAccount> StartAsync()
    {
        TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.StrictReferences = true;
            options.RewritesValues = true;
            options.ReferencesFollowRecords = true;
        });
        foreach (string name in new[] { Before, "Gadget" }) Add(account, "organizations", new() { ["Name"] = name });
        Add(account, "people", new() { ["Source"] = "HR", ["Source ID"] = "1", ["Primary Email"] = "ann@example.com", ["Name"] = "Ann", ["Organization"] = Before });
        return account;
    }

    private static void Add(TestAccount account, string type, Dictionary<string, string> cells) => account.Service.AddRecord(account.Service.Account, type, cells);

    private static void Rename(TestAccount account, string before, string after)
    {
        account.Clock.Advance(TimeSpan.FromHours(1));
        string id = account.Service.Records(account.Service.Account, "organizations").Single(record => record["Name"] == before)["ID"];
        account.Service.ChangeRecord(account.Service.Account, "organizations", id, new Dictionary<string, string> { ["Name"] = after });
        account.Clock.Advance(TimeSpan.FromHours(1));
    }

    private static Dictionary<string, object?> Person(string organization) =>
        new() { ["Source"] = "HR", ["Source ID"] = "1", ["Primary Email"] = "Ann@example.com", ["Name"] = "Ann", ["Organization"] = organization };

    private static Task<Plan> PlanAsync(TestAccount account, string type, params Dictionary<string, object?>[] records) => PlanAsync(account, type, false, records);

    private static async Task<Plan> PlanAsync(TestAccount account, string type, bool everythingAgain, params Dictionary<string, object?>[] records)
    {
        using var planner = new RecordPlanner(account.Client, type, options: new PlanOptions
        {
            Name = "night",
            StatePath = account.StateFolder,
            MaximumAge = everythingAgain ? TimeSpan.Zero : TimeSpan.FromDays(7),
        });
        await planner.BeginAsync(account.Host);
        Assert.All(records, record => Assert.Null(planner.Add(record)));
        return await planner.CompleteAsync(account.Host);
    }
}
