using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Joining;

/// <summary>Records use a key whose columns the account's export lacks. The run has one error, not one per record.</summary>
public sealed class LackingKeyTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_exported_file_without_the_keys_of_the_records_is_no_baseline()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var folder = new TestFolder();
        File.WriteAllText(folder["people.csv"], "ID,Name\n1,Ann\n");
        using var planner = new RecordPlanner(account.Client, "people", options: new PlanOptions
        {
            Name = "look", Source = "HR", BaselinePath = folder["people.csv"], StatePath = account.StateFolder,
        });
        await planner.BeginAsync();
        for (int i = 0; i < 5; i++)
            Assert.Null(planner.Add(new Dictionary<string, object?> { ["Source ID"] = $"{i}", ["Primary Email"] = $"p{i}@example.com", ["Name"] = $"P{i}" }));

        var refused = await Assert.ThrowsAsync<FourMeException>(() => planner.CompleteAsync());

        Assert.Equal("NotABaseline", refused.Failure.Id);
        Assert.Contains("'Source, Source ID'", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(new PlanStore(account.StateFolder, account.Clock).All());
    }
}
