namespace FourMe.Import.Core.Tests.Rows;

public sealed class RowNumbersTests
{
    [Fact]
    public void Without_gaps_a_row_is_its_record()
    {
        RowNumbers numbers = Of(1, 2, 3);
        Assert.Equal([1, 2, 3], Back(numbers));
        Assert.Single(numbers.Runs);
    }

    [Fact]
    public void Gaps_of_any_size_are_bridged()
    {
        long[] inputs = [1, 2, 5, 6, 7, 9, 20, 1_000_000, 1_000_001];
        Assert.Equal(inputs, Back(Of(inputs)));
        Assert.Equal(5, Of(inputs).Runs.Count);
    }

    [Fact]
    public void Rows_may_go_back_as_those_of_one_owner_do()
    {
        long[] inputs = [3, 7, 8, 1, 2, 9];
        Assert.Equal(inputs, Back(Of(inputs)));
    }

    [Fact]
    public void Every_other_record_is_found_too()
    {
        long[] inputs = [.. Enumerable.Range(1, 1000).Select(number => number * 2L)];
        Assert.Equal(inputs, Back(Of(inputs)));
    }

    [Fact]
    public void Without_rows_a_number_stays_what_it_is()
    {
        Assert.Equal(5, new RowNumbers().InputNumber(5));
        Assert.Equal(0, new RowNumbers().Count);
    }

    private static RowNumbers Of(params long[] inputs)
    {
        var numbers = new RowNumbers();
        foreach (long input in inputs) numbers.Add(input);
        Assert.Equal(inputs.Length, numbers.Count);
        return numbers;
    }

    private static IEnumerable<long> Back(RowNumbers numbers)
    {
        for (long row = 1; row <= numbers.Count; row++) yield return numbers.InputNumber(row);
    }
}
