namespace FourMe.Import.Core.Tests.Planning.Names;

/// <summary>Names found by their hashes.</summary>
public sealed class NameTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100_000)]
    public void Every_name_is_found_and_no_other(int count)
    {
        var table = new NameTable(Enumerable.Range(1, count).Select(number => new KeyValuePair<string, long>($"name {number}", number)));

        Assert.Equal(count, table.Count);
        for (int number = 1; number <= count; number++) Assert.Equal(number, table.Find($"name {number}"));
        for (int number = 1; number <= 1000; number++) Assert.Equal(0, table.Find($"other {number}"));
    }

    [Fact]
    public void A_name_of_two_records_is_ambiguous_and_one_that_comes_twice_for_a_record_is_not()
    {
        var table = new NameTable([new("a", 1), new("b", 2), new("a", 3), new("b", 2), new("a", 1)]);

        Assert.Equal(2, table.Count);
        Assert.Equal((NameTable.Ambiguous, 2), (table.Find("a"), table.Find("b")));
    }
}
