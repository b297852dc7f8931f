namespace FourMe.Import.Core.Tests.Importing;

/// <summary>The last line of a run says how many records are not in the account, and what to do.</summary>
public sealed class ImportSummaryTests
{
    [Theory]
    [InlineData(299, 0, 1, "1 of 300 records of 'people' are not in the account:|1 refused before sending.")]
    [InlineData(300, 2, 0, "2 of 300 records of 'people' are not in the account:|2 refused by the service.")]
    [InlineData(1299, 3, 1, "4 of 1,300 records of 'people' are not in the account:|1 refused before sending, 3 by the service.")]
    public void It_counts_what_is_missing(long rows, long failed, long refused, string text)
    {
        var summary = new ImportSummary("people");
        summary.Add(Ended("done", rows, failed));
        Assert.Equal(text.Split('|').Append("Mend them."), summary.Text(refused, "Mend them.")!.Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("done", 0, 0)]
    [InlineData("error", 1, 1)]
    [InlineData("queued", 0, 1)]
    public void There_is_none_when_all_went_in_or_the_end_is_open(string state, long failed, long refused)
    {
        var summary = new ImportSummary("people");
        summary.Add(Ended(state, 10, failed));
        Assert.Null(summary.Text(refused, "Mend them."));
    }

    [Fact]
    public void Several_jobs_are_one_run()
    {
        var summary = new ImportSummary("people");
        summary.Add(Ended("done", 10, 1));
        summary.Add(Ended("done", 10, 1));
        Assert.StartsWith("2 of 20 records", summary.Text(0, "Mend them."), StringComparison.Ordinal);
    }

    private static ImportResult Ended(string state, long rows, long failed) =>
        new() { Type = "people", State = state, Rows = rows, Failures = failed };
}
