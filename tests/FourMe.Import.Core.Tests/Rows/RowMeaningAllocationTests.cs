namespace FourMe.Import.Core.Tests.Rows;

/// <summary>The garbage that hashing a row leaves; Mono does not count it.</summary>
/// <remarks>Not parallel: while other tests start new code, the runtime puts off optimising the code that is measured.</remarks>
[CollectionDefinition(nameof(RowMeaningAllocationTests), DisableParallelization = true)]
[Collection(nameof(RowMeaningAllocationTests))]
public sealed class RowMeaningAllocationTests
{
    private const int Rows = 20_000;

    /// <summary>The runtime starts with unoptimised code, which allocates where the final code does not.</summary>
    private const int MostRounds = 200;

    private static readonly RecordType People = RecordTypes.Get("people");

    private static readonly int[] First = [0];

    [Theory]
    [InlineData("Primary Email", "ann@example.com")]
    [InlineData("Name", "Ann Lee")]
    [InlineData("VIP", "1")]
    [InlineData("Cost Per Hour", "12.5")]
    [InlineData("Time Zone", "Amsterdam")]
    [InlineData("Locale", "en-US")]
    [InlineData("Organization", "Widget Ltd")]
    [InlineData("Manager", "bob@example.com")]
    public void Hashing_a_cell_that_needs_no_other_spelling_allocates_nothing(string column, string cell)
    {
        var meaning = new RowMeaning([CellMeanings.For(People.FindColumn(column)!)], new MeaningContext());
        string[] cells = [cell];

        long taken = long.MaxValue;
        for (int round = 0; round < MostRounds && taken > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int row = 0; row < Rows; row++) meaning.Hash(cells, First);
            taken = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, taken);
    }
}
