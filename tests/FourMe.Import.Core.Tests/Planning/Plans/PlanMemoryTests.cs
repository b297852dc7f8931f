using FourMe.Import.Core.Tests.Rows;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Plans;

/// <summary>What a plan keeps in memory of each record. Nothing else may run meanwhile.</summary>
[Collection(nameof(KeyTableTests))]
public sealed class PlanMemoryTests
{
    private const int Few = 1_000, Many = 100_000;

    /// <summary>
    /// A key in the check for duplicates and another in the plan, 26 bytes each, and 16 for the row. The rest are pages that are not
    /// full yet: with a million records they are 2 bytes for each.
    /// </summary>
    private const int AtMost = 88;

    [Fact]
    public async Task A_record_without_references_takes_two_keys_and_16_bytes()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        // The first plan loads what all plans share.
        await TakenAsync(account, Few);
        long few = await Middle.OfThreeAsync(() => TakenAsync(account, Few)), many = await Middle.OfThreeAsync(() => TakenAsync(account, Many));

        Assert.InRange((many - few) / (double)(Many - Few), 16, AtMost);
    }

    /// <summary>The memory that is taken when all records of a plan have come in.</summary>
    private static async Task<long> TakenAsync(TestAccount account, int records)
    {
        using var folder = new TestFolder();
        WriteBaseline(folder["people.csv"], records);
        var options = new PlanOptions
        {
            Name = "nightly", Source = "HR", BaselinePath = folder["people.csv"], StatePath = account.StateFolder,
        };
        var reader = new DictionaryReader();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var run = new PlanRun(account.Client, RecordTypes.Get("people"), options);
        using RecordBatch batch = run.NewBatch(new RecordOptions());
        await run.BeginAsync(account.Host, CancellationToken.None);
        for (int number = 1; number <= records; number++) Assert.Empty(batch.Add(reader, Person(number)));
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal(records, run.Seen.Count);
        return after - before;
    }

    /// <summary>People refer to people: the names of all of them would be read for a column with a manager.</summary>
    private static void WriteBaseline(string path, int records)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("ID,Source,Source ID,Primary Email,Name,Manager");
        for (int number = 1; number <= records; number++) file.WriteLine($"{number},HR,E{number},p{number}@w.com,P{number},p1@w.com");
    }

    private static Dictionary<string, object?> Person(int number) => new()
    {
        ["Source ID"] = $"E{number}", ["Primary Email"] = $"p{number}@w.com", ["Name"] = $"P{number}",
    };
}
