using FourMe.Import.Core.Tests.Fuzzing;
using FourMe.Import.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace FourMe.Import.Core.Tests.Csv;

/// <summary>Real-life files yield the right rows, or an error with its place. The files are the same in every run.</summary>
public sealed class WildFilesTests(ITestOutputHelper output) : IDisposable
{
    private const int Files = 200;

    private readonly TestFolder _folder = TestFolder.OfMemory();
    private readonly SortedDictionary<string, int> _ends = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_wild_file_gives_its_rows_or_an_error_that_names_line_and_column()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Files).WithReplay(PropertySeed.Next(output), 1UL), Prop.ForAll(WildFiles.Any, IsReadRightly));

        output.WriteLine(string.Join(", ", _ends.Select(end => $"{end.Key} {end.Value}")));
        // Guards the generator: neither too tame nor all unreadable.
        Assert.True(_ends["rows"] > Files / 4);
        Assert.True(_ends.Count > 4);
    }

    private bool IsReadRightly(WildFile file)
    {
        // Overwriting a file flushes it to disk each time, which takes longer than all the rest.
        File.Delete(_folder["wild.csv"]);
        File.WriteAllBytes(_folder["wild.csv"], file.Render());
        var reading = new CsvFile(_folder["wild.csv"], file.Options);
        try
        {
            CsvFileRow[] rows = [.. reading.Rows()];
            Count("rows");
            Assert.True(file.Error is null, $"Read although it should fail with {file.Error?.Id}:\n{file}");
            Assert.Equal(file.Names, rows.Length == 0 ? file.Names : rows[0].Headers);
            Assert.Equal(file.Rows.Select(row => row.Line), rows.Select(row => row.Line));
            foreach ((CsvFileRow row, (long _, string[]? cells, string? defect)) in rows.Zip(file.Rows)) AssertSame(cells, defect, row);
            Assert.Equal(file.Warnings, reading.Notices.Select(notice => notice.Code).Order(StringComparer.Ordinal));
        }
        catch (FourMeException failed)
        {
            KnownFailures.Check(failed.Failure);
            Count(failed.Failure.Id);
            Assert.True(file.Error?.Id == failed.Failure.Id, $"{failed.Failure} instead of {file.Error?.Id}:\n{file}");
            Assert.All(file.Error!.Value.Words, word => Assert.Contains(word, failed.Message, StringComparison.Ordinal));
        }
        return true;
    }

    private static void AssertSame(string[]? cells, string? defect, CsvFileRow row)
    {
        if (defect is null)
        {
            Assert.Null(row.Defect);
            Assert.Equal(cells, row.Cells);
            return;
        }
        Assert.Equal("WrongCellCount", row.Defect?.Id);
        Assert.Contains($"Line {row.Line} ", row.Defect!.Message, StringComparison.Ordinal);
        Assert.Contains(defect, row.Defect.Message, StringComparison.Ordinal);
    }

    private void Count(string end) => _ends[end] = _ends.GetValueOrDefault(end) + 1;
}
