using FourMe.Import.Pester.Discovery;
using FourMe.Import.Pester.Judging;
using FourMe.Import.Pester.Running;

namespace FourMe.Import.Pester;

/// <summary>Exposes every It of tests/Pester as a test, so that one command runs and counts all of them.</summary>
[TestCaseOrderer(typeof(PesterSchedule))]
public class PesterTests
{
    private static readonly IReadOnlyList<PesterCase> Discovered = PesterScanner.ScanFolder(Layout.PesterFolder);

    public static IEnumerable<ITheoryDataRow> Cases =>
        Discovered.Select(asked => new TheoryDataRow<string, int, string>(asked.File, asked.Line, asked.Name)
        {
            TestDisplayName = DisplayName(asked),
            Label = string.Empty,
        });

    public static IEnumerable<ITheoryDataRow> Files(string displayName) =>
        Directory.GetFiles(Layout.PesterFolder, "*.Tests.ps1").Select(path => Path.GetFileName(path)).Order(StringComparer.OrdinalIgnoreCase)
            .Select(file => new TheoryDataRow<string>(file) { TestDisplayName = $"{Subject(file)} › {displayName}", Label = string.Empty });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunsOneIt(string file, int line, string name)
    {
        PesterReport report = await PesterRuns.ReportOfAsync(file);

        Judge.OfCase(new PesterCase(file, line, name), report).Tell(report.OutputFile);
    }

    [Theory]
    [MemberData(nameof(Files), "(runs as a whole, with no test that was not counted)")]
    public async Task RunsAsAWhole(string file)
    {
        PesterReport report = await PesterRuns.ReportOfAsync(file);

        Judge.OfFile([.. Discovered.Where(asked => asked.File == file)], report).Tell(report.OutputFile);
    }

    [Theory]
    [MemberData(nameof(Files), "(leaves no secret in any stream, error, state or temporary folder)")]
    public async Task LeavesNoSecret(string file)
    {
        PesterReport report = await PesterRuns.ReportOfAsync(file);

        Judge.OfLeaks(report).Tell(report.OutputFile);
    }

    [Theory]
    [MemberData(nameof(Files), "(has tests)")]
    public void FileHasTests(string file) => Assert.Contains(Discovered, asked => asked.File == file);

    private static string DisplayName(PesterCase asked)
    {
        string name = $"{Subject(asked.File)} › {asked.Name}";
        bool isAlone = Discovered.Count(other => other.File == asked.File && other.Name == asked.Name) == 1;
        return isAlone ? name : $"{name} (line {asked.Line})";
    }

    private static string Subject(string file) => file[..^".Tests.ps1".Length];
}
