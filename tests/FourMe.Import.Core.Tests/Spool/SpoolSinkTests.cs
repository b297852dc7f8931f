using FourMe.Import.Core.Tests.Csv;
using FourMe.Import.Core.Tests.Rows;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Spool;

public sealed class SpoolSinkTests
{
    [Fact]
    public void A_full_file_is_followed_by_another_with_the_same_header()
    {
        using BatchRun run = Run(new RowLimits(2, 0), 5);
        Assert.Equal(["Primary Email,Name|1@x,N|2@x,N", "Primary Email,Name|3@x,N|4@x,N", "Primary Email,Name|5@x,N"], run.Texts);
        Assert.Equal([1L, 3L, 5L], run.Files.Select(file => file.Numbers.InputNumber(1)));
    }

    [Fact]
    public void A_file_is_never_longer_than_the_limit()
    {
        foreach (long limit in new[] { 60L, 61, 70, 100, 1000 })
        {
            using BatchRun run = Run(new RowLimits(0, limit), 50);
            Assert.True(run.Files.Count > 1 || limit == 1000);
            Assert.All(run.Files, file => Assert.InRange(file.Length, 1, limit));
            Assert.All(run.Written, file => Assert.Equal(["Primary Email", "Name"], file[0]));
            Assert.Equal(Enumerable.Range(1, 50).Select(number => $"{number}@x"), run.Written.SelectMany(file => file.Skip(1)).Select(row => row[0]));
        }
    }

    [Fact]
    public void Quotes_line_breaks_and_wide_characters_count_in_bytes()
    {
        using BatchRun run = new("people", limits: new RowLimits(0, 255));
        // 24 bytes per row, of which 4 are doubled quotes and 3 come from multi-byte characters: ten rows would just be too many.
        for (char name = 'a'; name < 'u'; name++) run.Add(("Primary Email", $"{name}@x"), ("Name", "\"😀\"\r\n\"ä\""));
        run.Complete();
        Assert.All(run.Files, file => Assert.InRange(file.Length, 1, 255));
        Assert.Equal(20, run.Written.Sum(file => file.Count - 1));
    }

    [Fact]
    public void A_row_longer_than_the_limit_has_a_file_of_its_own()
    {
        using BatchRun run = new("people", limits: new RowLimits(0, 80));
        foreach (int length in new[] { 1, 100, 1 }) run.Add(("Primary Email", $"{length}{run.Batch.Read}@x"), ("Name", new string('x', length)));
        run.Complete();
        Assert.Equal([1L, 1L, 1L], run.Files.Select(file => file.Rows));
    }

    [Fact]
    public void Each_set_of_columns_has_limits_of_its_own()
    {
        using BatchRun run = new("people", limits: new RowLimits(2, 0));
        for (int number = 1; number <= 6; number++)
            run.Add([("Primary Email", $"{number}@x"), ("Name", "N"), .. number % 2 == 0 ? new (string, object?)[] { ("VIP", true) } : []]);
        run.Complete();
        Assert.Equal([[1, 3], [2, 4], [5], [6]], run.Files.Select(file => Enumerable.Range(1, (int)file.Rows).Select(row => (int)file.Numbers.InputNumber(row))));
    }

    [Fact]
    public void Without_limits_there_is_one_file()
    {
        using BatchRun run = Run(default, 500);
        Assert.Single(run.Files);
    }

    [Fact]
    public void Nothing_is_made_before_the_first_row()
    {
        using BatchRun run = Run(default, 0);
        Assert.Empty(run.Files);
        Assert.False(Directory.Exists(run.Folder));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Files_are_gone_once_the_run_is_disposed(bool complete)
    {
        BatchRun run = Run(new RowLimits(1, 0), 3, complete);
        Assert.Equal(3, Directory.GetFiles(run.Folder).Length);
        run.Dispose();
        Assert.False(Directory.Exists(run.Folder));
        run.Dispose();
    }

    [Fact]
    public void A_file_that_cannot_be_made_stops_the_run()
    {
        string file = Path.GetTempFileName();
        try
        {
            using var sink = new SpoolSink(Path.Combine(file, "below"));
            using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions(), sink);
            Failure failure = Assert.Throws<FourMeException>(() => batch.Add(new DictionaryReader(), BatchRun.Record(("Primary Email", "a@x"), ("Name", "A")))).Failure;
            Assert.Equal(("FileWriteFailed", FailureKind.WriteError), (failure.Id, failure.Kind));
            Assert.Contains("free disk space", failure.Advice);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_made_is_called_by_the_name_that_the_user_gave()
    {
        string file = Path.GetTempFileName();
        try
        {
            using var sink = new SpoolSink(Path.Combine(file, ".staging"), target: Path.Combine(file, "people.csv"));
            using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions(), sink);
            Failure failure = Failing.With("FileWriteFailed",
                () => batch.Add(new DictionaryReader(), BatchRun.Record(("Primary Email", "a@x"), ("Name", "A"))));

            Assert.StartsWith($"The file '{Path.Combine(file, "people.csv")}' could not be written", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Texts_of_any_length_are_written_as_they_are_one_after_the_other()
    {
        using BatchRun run = new("people");
        // Longer than a block of rows, and more rows than it holds.
        int[] lengths = [1, 65_000, 0, 3, 40_000, .. Enumerable.Range(1, 400), 60_000, 2];
        for (int i = 0; i < lengths.Length; i++)
            run.Add(("Primary Email", $"{i}@x"), ("Name", $"N{i}"), ("Information", new string((char)('a' + i % 26), lengths[i])));
        run.Complete();
        Assert.Equal(
            lengths.Select((length, i) => $"{i}@x,N{i},{new string((char)('a' + i % 26), length)}"),
            run.Written[0].Skip(1).Select(row => string.Join(",", row)));
    }

    [Fact]
    public void The_header_is_counted_in_the_length()
    {
        using BatchRun run = Run(default, 3);
        Assert.Equal(new FileInfo(run.Files[0].Path).Length, run.Files[0].Length);
        Assert.Equal(4, StrictCsv.Read(File.ReadAllBytes(run.Files[0].Path)).Count);
    }

    private static BatchRun Run(RowLimits limits, int rows, bool complete = true)
    {
        BatchRun run = new("people", limits: limits);
        for (int number = 1; number <= rows; number++) run.Add(("Primary Email", $"{number}@x"), ("Name", "N"));
        if (complete) run.Complete();
        return run;
    }
}
