namespace FourMe.Import.Core.Tests.Planning.Limits;

/// <summary>The reasons for holding a plan as text.</summary>
public sealed class HeldWordsTests
{
    [Theory]
    [InlineData("MaximumRetire", null, "1,212 records would be taken out of use within 7 days, 100 of 9,000 allowed")]
    [InlineData("MaximumClear", "Job Title", "1,212 values of 'Job Title' would be cleared, 100 of 9,000 allowed")]
    [InlineData("MaximumUpdate", null, "1,212 records would change, 100 of 9,000 allowed")]
    [InlineData("MaximumUpdate", "Name", "'Name' would change in 1,212 records, 100 of 9,000 allowed")]
    [InlineData("MaximumCreate", null, "1,212 records would be created, 100 of 9,000 allowed")]
    [InlineData("MaximumAdopt", null, "1,212 records would be adopted, 100 allowed")]
    [InlineData("MinimumRecords", null, "1,212 records came in, at least 100 expected, usually 9,000")]
    [InlineData("FirstRun", null, "no plan of this run name has been approved yet")]
    [InlineData("NoRecords", null, "the source returned no records")]
    [InlineData("SameValue", "Manager", "'Manager' would get the same value in 1,212 records, 100 of 9,000 allowed")]
    [InlineData("KeysMoved", null, "1,212 records are missing while as many are new: the property that identifies them may have changed")]
    [InlineData("ColumnEmpty", "Name", "'Name' had values in the last good run and has none now")]
    [InlineData("BaselineShrunk", null, "a full export has 1,212 records, but the baseline has 9,000; the baseline was kept")]
    [InlineData("SourceTooOld", null, "the source is older than 100 hours")]
    [InlineData("Claim", null, "1,212 records would be taken into the ledger, after which they can be retired")]
    public void Every_reason_has_words(string limit, string? column, string words)
    {
        Assert.Equal(words, HeldWords.Of(new HeldLimit(limit, 1212, 100, 9000, column)));
        Assert.Equal(words + " (more)", HeldWords.Of(new HeldLimit(limit, 1212, 100, 9000, column, "more")));
    }

    [Fact]
    public void No_reason_is_without_words() =>
        Assert.DoesNotContain(typeof(LimitNames).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            .Select(field => HeldWords.Of(new HeldLimit((string)field.GetRawConstantValue()!, 5, 3, 0))),
            words => words == "5, 3 of 0 allowed");
}
