namespace FourMe.Import.Core.Tests.Planning.Limits;

/// <summary>The most frequent new value, in bounded memory.</summary>
public sealed class ValueCountsTests
{
    [Fact]
    public void The_value_that_comes_most_often_over_different_old_ones_is_found()
    {
        var counts = new ValueCounts();
        foreach (int i in Enumerable.Range(0, 30)) counts.Add(1, 7, "renamed");
        foreach (int i in Enumerable.Range(0, 20)) counts.Add(2, (ulong)i, "same");
        foreach (int i in Enumerable.Range(0, 9)) counts.Add(3, (ulong)i, "rare");
        Assert.Equal((20, "same"), counts.MostOverDifferent());
    }

    [Fact]
    public void No_value_over_different_old_ones_is_none()
    {
        var counts = new ValueCounts();
        counts.Add(1, 7, "a");
        counts.Add(1, 7, "a");
        counts.Add(2, 8, "b");
        Assert.Null(counts.MostOverDifferent());
    }

    [Fact]
    public void More_values_than_are_kept_never_make_a_count_too_low()
    {
        var counts = new ValueCounts(most: 4);
        for (int i = 0; i < 300; i++)
        {
            counts.Add(0, (ulong)(i % 2), "same");
            counts.Add((ulong)i + 1, 0, $"own {i}");
        }
        (long count, string value) = counts.MostOverDifferent()!.Value;
        Assert.Equal("same", value);
        // The error is at most the number of cells divided by the number of values kept.
        Assert.InRange(count, 300, 300 + (600 / 4));
    }
}
