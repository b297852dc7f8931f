namespace FourMe.Import.Core.Tests.Rows;

/// <summary>The garbage that a row leaves, which is what makes a million of them slow.</summary>
/// <remarks>Not parallel: while other tests start new code, the runtime puts off optimising the code that is measured.</remarks>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int Rows = 20_000;

    /// <summary>The runtime starts with unoptimised code, which allocates where the final code does not.</summary>
    private const int MostRounds = 200;

    /// <summary>Bytes for the enumerator of a dictionary used through its interface.</summary>
    private const int OfReader = 64;

    /// <summary>Bytes for an entry of the key table, including the pages it outgrew.</summary>
    private const int OfKey = 64;

    [Theory]
    [InlineData(true, OfReader)]
    [InlineData(false, OfReader + OfKey)]
    public void A_row_of_twelve_columns_takes_no_memory_for_its_cells(bool skipValidation, int atMost)
    {
        Dictionary<string, object?>[] people = [.. Enumerable.Range(0, Rows).Select(Person)];

        double taken = double.MaxValue;
        for (int round = 0; round < MostRounds && taken > atMost; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(Rows, Read(people, skipValidation));
            taken = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rows;
        }

        Assert.InRange(taken, 1, atMost);
    }

    private static long Read(Dictionary<string, object?>[] people, bool skipValidation)
    {
        using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions { SkipValidation = skipValidation }, new NullSink());
        var reader = new DictionaryReader();
        foreach (Dictionary<string, object?> person in people) batch.Add(reader, person);
        batch.Complete();
        return batch.Rows;
    }

    private static Dictionary<string, object?> Person(int number) => new()
    {
        ["Primary Email"] = $"person{number}@example.com",
        ["Name"] = $"Person Number {number}",
        ["Source"] = "HR",
        ["Source ID"] = $"E{number}",
        ["Organization"] = "Widget Data Center",
        ["Job Title"] = "Engineer, senior",
        ["Authentication ID"] = $"auth-{number}",
        ["Employee ID"] = $"{number}",
        ["Site"] = "Houston",
        ["Location"] = $"Room {number % 500}",
        ["Information"] = $"Notes on {number}",
        ["Disabled"] = number % 7 == 0,
    };
}
