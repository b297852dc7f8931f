namespace FourMe.Import.Core.Tests.Rows;

public sealed class ColumnSetLimitTests
{
    private static readonly string[] Optional = ["Job Title", "Location", "Support ID", "Employee ID", "Information"];

    [Fact]
    public void Twenty_five_sets_of_columns_are_written_and_the_next_stops_the_run()
    {
        using BatchRun run = new("people");
        for (int set = 0; set < 25; set++) run.Add(Record(set));
        for (int again = 0; again < 3; again++) run.Add(Record(3));
        run.Add(Record(5));
        Failure failure = run.Stopped(Record(25));
        Assert.Equal(("TooManyColumnSets", FailureKind.InvalidData), (failure.Id, failure.Kind));
        Assert.Contains("more than 25 different sets of columns", failure.Message);
        Assert.Contains("The most common: 4 rows with Primary Email, Name, Job Title, Location; 2 rows with Primary Email, Name, Job Title, Support ID; 1 row with", failure.Message);
        Assert.All(new[] { "WhenMissing", "constants" }, name => Assert.Contains(name, failure.Advice));
    }

    [Fact]
    public void Twenty_five_files_are_right_in_number_and_order()
    {
        using BatchRun run = new("people");
        for (int set = 24; set >= 0; set--) run.Add(Record(set));
        run.Complete();
        Assert.Equal(25, run.Files.Count);
        Assert.Equal("Primary Email, Name, Employee ID, Information", run.Files[0].Headers);
        Assert.Equal("Primary Email, Name", run.Files[24].Headers);
    }

    private int _number;

    private (string, object?)[] Record(int set) =>
    [
        ("Primary Email", $"{_number++}@x"), ("Name", "N"), .. Optional.Where((_, bit) => (set & (1 << bit)) != 0).Select(name => (name, (object?)"v")),
    ];
}
