namespace FourMe.Import.Mono;

/// <summary>Exposes every test of the program as a test, so that one command runs and counts all of them.</summary>
public class MonoTests
{
    public static IEnumerable<ITheoryDataRow> Tests => TestProgram.Tests.Select(test => new TheoryDataRow<string, string>(test.Class, test.Method)
    {
        TestDisplayName = $"{test.Class.Split('.')[^1]} › {test.Method} (on Mono)",
        Label = string.Empty,
    });

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task RunsOnMono(string type, string method)
    {
        MonoReport report = await ReportAsync();

        MonoResult[] results = [.. report.Results.Where(result => result.Class == type && result.Method == method)];
        Assert.True(results.Length > 0, $"The program did not run this test. {report.Broken}");
        Assert.All(results, result => Assert.True(result.Result == "Pass", $"{result.Name}: {result.Result}\n{result.Text}"));
    }

    [Fact]
    public async Task NothingGoesWrongOutsideOfTheTestsAndNoneRunsUnseen()
    {
        MonoReport report = await ReportAsync();

        Assert.Null(report.Broken);
        Assert.Empty(report.Results.Select(result => (result.Class, result.Method)).Except(TestProgram.Tests));
    }

    [Fact]
    public void TheProgramHasTests() => Assert.NotEmpty(TestProgram.Tests);

    [Fact]
    public void WithoutMonoOnThePathThereIsNoProgram() => Assert.Null(MonoProgram.Find(Path.GetTempPath()));

    private static async Task<MonoReport> ReportAsync()
    {
        MonoReport report = await MonoRun.ReportAsync();
        Assert.SkipWhen(report.Missing is not null, report.Missing ?? string.Empty);
        return report;
    }
}
