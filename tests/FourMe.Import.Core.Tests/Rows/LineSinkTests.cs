namespace FourMe.Import.Core.Tests.Rows;

public sealed class LineSinkTests
{
    [Fact]
    public void The_header_comes_first_and_line_breaks_in_cells_stay()
    {
        using var sink = new LineSink();
        using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions(), sink);
        Assert.False(sink.TryTake(out string none));
        Assert.Equal("", none);
        batch.Add(new DictionaryReader(), BatchRun.Record(("Name", "A\r\nB"), ("Primary Email", "a@x")));
        batch.Add(new DictionaryReader(), BatchRun.Record(("Name", "ä"), ("Primary Email", "b@x")));
        batch.Complete();
        var lines = new List<string>();
        while (sink.TryTake(out string line)) lines.Add(line);
        Assert.Equal(["Primary Email,Name", "a@x,\"A\r\nB\"", "b@x,ä"], lines);
    }

    [Fact]
    public void A_second_set_of_columns_stops_the_run()
    {
        using var sink = new LineSink();
        using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions(), sink);
        batch.Add(new DictionaryReader(), BatchRun.Record(("Name", "A"), ("Primary Email", "a@x")));
        Failure failure = Assert.Throws<FourMeException>(() =>
            batch.Add(new DictionaryReader(), BatchRun.Record(("Name", "B"), ("Primary Email", "b@x"), ("VIP", true)))).Failure;
        Assert.Equal("SecondColumnSet", failure.Id);
        Assert.Contains("(Primary Email, Name, VIP)", failure.Message);
        Assert.All(new[] { "files", "empty cells" }, name => Assert.Contains(name, failure.Advice));
    }
}
