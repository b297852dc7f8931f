using FourMe.Import.Pester.Discovery;
using FourMe.Import.Pester.Judging;
using FourMe.Import.Pester.Running;
using FourMe.Import.Tests;

namespace FourMe.Import.Windows;

/// <summary>Exposes every It of some Pester files as a test, so that one command runs and counts all of them.</summary>
public sealed class WindowsTests : IClassFixture<WindowsTests.Session>
{
    /// <summary>The Pester files that depend on Windows: paths, locks between processes, replacing open files.</summary>
    private static readonly string[] Files = ["Jobs.Processes.Tests.ps1", "Disk.Tests.ps1"];

    private static readonly IReadOnlyList<PesterCase> Discovered =
        [.. Files.SelectMany(file => PesterScanner.ScanFile(Repository.PathOf("tests", "Pester", file)))];

    public static IEnumerable<ITheoryDataRow> Cases => Discovered.Select(asked =>
        new TheoryDataRow<string, int, string>(asked.File, asked.Line, asked.Name)
    {
        TestDisplayName = $"{Subject(asked.File)} › {asked.Name} (line {asked.Line}, on Windows under Wine)",
        Label = string.Empty,
    });

    public static IEnumerable<ITheoryDataRow> EachFile(string displayName) => Files.Select(file => new TheoryDataRow<string>(file)
    {
        TestDisplayName = $"{Subject(file)} › {displayName}",
        Label = string.Empty,
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunsOneIt(string file, int line, string name)
    {
        PesterReport report = await ReportAsync(file);

        Judge.OfCase(new PesterCase(file, line, name), report).Tell(report.OutputFile);
    }

    [Theory]
    [MemberData(nameof(EachFile), "(runs as a whole on Windows under Wine, with no test that was not counted)")]
    public async Task RunsAsAWhole(string file)
    {
        PesterReport report = await ReportAsync(file);

        Judge.OfFile([.. Discovered.Where(asked => asked.File == file)], report).Tell(report.OutputFile);
    }

    [Theory]
    [MemberData(nameof(EachFile), "(has tests to run on Windows)")]
    public void FileHasTests(string file) => Assert.Contains(Discovered, asked => asked.File == file);

    [Theory]
    [InlineData("/srv/module/x.ps1", @"Z:\srv\module\x.ps1")]
    [InlineData("/", @"Z:\")]
    public void APathIsToldAsWindowsProgramsSeeIt(string path, string expected) => Assert.Equal(expected, WineProgram.WindowsPath(path));

    private static Task<PesterReport> ReportAsync(string file)
    {
        string? path = Environment.GetEnvironmentVariable("PATH");
        Assert.SkipWhen(WineProgram.Find(path) is null, WineProgram.NotFound);
        Assert.SkipWhen(WineProgram.FindScript(path) is null, WineProgram.NoTerminal);
        return WineRuns.ReportOfAsync(file);
    }

    private static string Subject(string file) => file[..^".Tests.ps1".Length];

    /// <summary>Cleans up after the last test.</summary>
    public sealed class Session : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await WineRuns.EndAsync();
    }
}
