using System.Text;
using FourMe.Import.Core.Tests.Rows;
using FourMe.Import.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace FourMe.Import.Core.Tests.Csv;

/// <summary>A conforming reader reads back exactly what was written. The tables are the same in every run.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private static readonly RecordType AnyColumns = RecordTypes.Get("any_columns", allowUnknown: true);

    [Fact]
    public void Any_text_in_any_set_of_columns_comes_back_as_it_went_in()
    {
        long rows = 0;
        Check(tables: 220, size: 500, table =>
        {
            using BatchRun run = Written(table, new RecordOptions());
            rows += run.Files.Sum(file => file.Rows);
            return Seen(run).Count == table.Records.Count && Seen(run).All(row => Same(row.Cells, table.Records[(int)row.Number - 1]));
        });
        output.WriteLine($"{rows} rows");
        Assert.True(rows >= 100_000);
    }

    [Fact]
    public void Rows_that_wait_on_disk_for_late_columns_come_back_too() => Check(tables: 40, size: 100, table =>
    {
        using BatchRun run = Written(table, new RecordOptions { OnMissing = OnMissing.Clear });
        string[] headers = [.. table.Records.SelectMany(record => record.Keys).Distinct()];
        return run.Files.Count <= 1 && Seen(run).All(row =>
        {
            IReadOnlyDictionary<string, object?> record = table.Records[(int)row.Number - 1];
            return Same(row.Cells, headers.ToDictionary(header => header, header => record.GetValueOrDefault(header, "")));
        });
    });

    [Fact]
    public void No_file_is_longer_than_its_limits_unless_it_has_one_row() => Check(tables: 60, size: 100, table =>
    {
        var limits = new RowLimits(7, 400);
        using BatchRun run = Written(table, new RecordOptions(), limits);
        return run.Files.All(file => file.Rows <= 7 && (file.Length <= 400 || file.Rows == 1))
            && Seen(run).Count == table.Records.Count && Seen(run).All(row => Same(row.Cells, table.Records[(int)row.Number - 1]));
    });

    [Fact]
    public void The_files_can_be_read_by_the_module_itself() => Check(tables: 40, size: 100, plainHeaders: true, holds: table =>
    {
        using BatchRun run = Written(table, new RecordOptions());
        return run.Files.All(file =>
        {
            // Empty rows are skipped, and the tab of an export is removed.
            IEnumerable<string[]> written = StrictCsv.Read(File.ReadAllBytes(file.Path)).Skip(1).Where(row => !IsNothing(row));
            return CsvFile.Read(file.Path).Select(row => row.Cells).Where(row => !IsNothing(row))
                .SequenceEqual(written.Select(row => row.Select(TabGuard.Remove).ToArray()), CellComparer);
        });
    });

    [Fact]
    public void Lines_for_the_pipeline_are_the_lines_of_the_file() => Check(tables: 40, size: 50, table =>
    {
        IReadOnlyDictionary<string, object?>[] records = [.. table.Records.Where(record => record.Keys.SequenceEqual(table.Records[0].Keys))];
        using BatchRun run = Written(new Table(records), new RecordOptions());
        using var sink = new LineSink();
        using var batch = new RecordBatch(AnyColumns, new RecordOptions(), sink);
        var lines = new StringBuilder();
        foreach (IReadOnlyDictionary<string, object?> record in records)
        {
            batch.Add(new DictionaryReader(), record);
            while (sink.TryTake(out string line)) lines.Append(line).Append("\r\n");
        }
        return File.ReadAllBytes(run.Files[0].Path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(lines.ToString()));
    });

    private static IEqualityComparer<IReadOnlyList<string>> CellComparer { get; } =
        EqualityComparer<IReadOnlyList<string>>.Create((one, other) => one!.SequenceEqual(other!), row => row.Count);

    private static bool IsNothing(IReadOnlyList<string> row) => row.All(string.IsNullOrWhiteSpace);

    private static BatchRun Written(Table table, RecordOptions options, RowLimits limits = default)
    {
        var run = new BatchRun(AnyColumns, options, limits);
        foreach (IReadOnlyDictionary<string, object?> record in table.Records) Assert.Empty(run.Batch.Add(new DictionaryReader(), record));
        run.Complete();
        return run;
    }

    private static List<(long Number, Dictionary<string, string> Cells)> Seen(BatchRun run)
    {
        var rows = new List<(long, Dictionary<string, string>)>();
        foreach (SpoolFile file in run.Files)
        {
            List<string[]> records = StrictCsv.Read(File.ReadAllBytes(file.Path));
            for (int row = 1; row < records.Count; row++)
                rows.Add((file.Numbers.InputNumber(row), records[0].Zip(records[row]).ToDictionary(pair => pair.First, pair => pair.Second)));
        }
        return rows;
    }

    private static bool Same(Dictionary<string, string> cells, IReadOnlyDictionary<string, object?> record) =>
        cells.Count == record.Count && record.All(pair => cells.TryGetValue(pair.Key, out string? cell) && string.Equals(cell, (string?)pair.Value, StringComparison.Ordinal));

    private void Check(int tables, int size, Func<Table, bool> holds, bool plainHeaders = false) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(tables).WithReplay(PropertySeed.Next(output), 1UL),
        Prop.ForAll(plainHeaders ? Tables.WithPlainHeaders(size) : Tables.Of(size), holds));
}
