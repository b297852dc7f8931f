using FourMe.Import.Pester.Discovery;
using FourMe.Import.Pester.Judging;
using FourMe.Import.Pester.Running;
using FourMe.Import.Tests;

namespace FourMe.Import.Domain;

/// <summary>Exposes every It of Nights.Tests.ps1 as a test, so that one command runs and counts all of them.</summary>
public class DirectoryTests
{
    private static readonly IReadOnlyList<PesterCase> Discovered = PesterScanner.ScanFile(DomainRun.PesterFile);

    public static IEnumerable<ITheoryDataRow> Cases => Discovered.Select(asked =>
        new TheoryDataRow<string, int, string>(asked.File, asked.Line, asked.Name)
    {
        TestDisplayName = $"Nights › {asked.Name} (in a real directory)",
        Label = string.Empty,
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunsOneIt(string file, int line, string name)
    {
        PesterReport report = await ReportAsync();

        Judge.OfCase(new PesterCase(file, line, name), report).Tell(report.OutputFile);
    }

    [Fact(DisplayName = "Nights › (runs as a whole, with no test that was not counted)")]
    public async Task RunsAsAWhole()
    {
        PesterReport report = await ReportAsync();

        Judge.OfFile(Discovered, report).Tell(report.OutputFile);
    }

    [Fact]
    public void TheFileHasTests() => Assert.NotEmpty(Discovered);

    [Fact]
    public void WithoutSambaOnThePathThereIsNoDomain() => Assert.Equal(SambaPrograms.NotFound, SambaPrograms.Missing(Path.GetTempPath()));

    private static async Task<PesterReport> ReportAsync()
    {
        string? missing = SambaPrograms.Missing(Environment.GetEnvironmentVariable("PATH"));
        Assert.SkipWhen(missing is not null, missing ?? string.Empty);
        (string? cannot, PesterReport report) = await DomainRun.OnceAsync();
        Assert.SkipWhen(cannot is not null, cannot ?? string.Empty);
        return report;
    }
}
