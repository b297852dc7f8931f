using FourMe.Import.Core.Tests.Rows;
using FourMe.Import.Tests;

namespace FourMe.Import.Core.Tests.EveryType;

/// <summary>
/// The example files of the service's import pages, if present beside the repository: each passes every check, and the written cells equal
/// those of the file.
/// </summary>
public sealed class OfficialExamplesTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "api", "examples"));

    public static IEnumerable<TheoryDataRow<string>> Files =>
        Directory.Exists(Folder)
            ? Directory.GetFiles(Folder, "*.csv").Order(StringComparer.Ordinal).Select(path => new TheoryDataRow<string>(Path.GetFileName(path)))
            : [new TheoryDataRow<string>("*.csv") { Skip = "The official examples (../shared/api/examples) are not on this machine." }];

    [Theory]
    [MemberData(nameof(Files))]
    public void An_official_example_passes_with_equal_cells(string file)
    {
        List<string[]> read = Read(file);
        string[] headers = read[0];
        string type = file.Split('.')[0];
        using BatchRun run = new(type, new RecordOptions { AllowCreateWithoutKey = true });
        foreach (string[] row in read.Skip(1))
            run.Add([.. headers.Zip(row, (header, cell) => (header, (object?)cell))]);
        run.Complete();

        Assert.Empty(run.Batch.HeldBack);
        if (read.Count == 1) Assert.Empty(run.Files);
        else Assert.Equal(Normalised(type, read), Normalised(type, Assert.Single(run.Written)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Without_the_switch_only_records_without_a_key_are_refused(string file)
    {
        List<string[]> read = Read(file);
        using BatchRun run = new(file.Split('.')[0]);
        foreach (string[] row in read.Skip(1))
            Assert.All(
                run.Batch.Add(new DictionaryReader(), BatchRun.Record([.. read[0].Zip(row, (header, cell) => (header, (object?)cell))])),
                failure => Assert.Contains(failure.Id, new[] { "MissingKey", "EmptySource" }));
    }

    private static List<string[]> Read(string file) =>
        [.. CsvFile.Read(Path.Combine(Folder, file)).Select(row =>
        {
            Assert.Null(row.Defect);
            return row.Cells.ToArray();
        }).Prepend([.. File.ReadLines(Path.Combine(Folder, file)).First().TrimStart('\uFEFF').Split(',').Select(header => header.Trim('"'))])];

    /// <summary>Booleans are written as 1 and 0, whatever word the file has.</summary>
    private static IEnumerable<string> Normalised(string type, List<string[]> rows)
    {
        bool[] booleans = [.. rows[0].Select(header => RecordTypes.Get(type).FindColumn(header)!.Kind == ColumnKind.Boolean)];
        yield return string.Join('|', rows[0]);
        foreach (string[] row in rows.Skip(1))
            yield return string.Join('|', row.Select((cell, index) => !booleans[index] ? cell : cell.ToUpperInvariant() switch { "TRUE" => "1", "FALSE" => "0", _ => cell }));
    }
}
