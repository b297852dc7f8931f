using FourMe.Import.Pester.Discovery;
using FourMe.Import.Pester.Judging;
using FourMe.Import.Pester.Running;

namespace FourMe.Import.Pester;

/// <summary>Tests of the harness, on Pester files with every kind of failure: a failing test must be reported as failed.</summary>
public class HarnessTests
{
    private static readonly Lazy<Task<PesterReport>> EveryOutcome = new(() => RunAsync("EveryOutcome.ps1"));
    private static readonly Lazy<Task<PesterReport>> LeakingFile = new(() => RunAsync("LeakingFile.ps1"));

    [Theory]
    [InlineData("passes", nameof(Outcome.Passed), "")]
    [InlineData("fails", nameof(Outcome.Failed), "because that is the point")]
    [InlineData("passes for <_>", nameof(Outcome.Passed), "")]
    [InlineData("fails for <_> of two", nameof(Outcome.Failed), "fails for 2 of two")]
    [InlineData("is skipped by the file", nameof(Outcome.Skipped), "Skipped by the Pester file.")]
    [InlineData("is skipped with a reason", nameof(Outcome.Skipped), "there is no such thing here")]
    [InlineData("is skipped for <_> of two", nameof(Outcome.Skipped), "1 of 2 were skipped: two is too many")]
    [InlineData("is inconclusive", nameof(Outcome.Failed), "nobody knows")]
    [InlineData("never begins", nameof(Outcome.Failed), "the set-up broke")]
    [InlineData("has passed by then", nameof(Outcome.Passed), "")]
    public async Task AnOutcomeOfPesterIsToldAsItIs(string name, string outcome, string said)
    {
        PesterReport report = await EveryOutcome.Value;

        Verdict verdict = Judge.OfCase(CasesOf("EveryOutcome.ps1").Single(found => found.Name == name), report);

        Assert.Equal(outcome, verdict.Outcome.ToString());
        Assert.Contains(said, verdict.Text);
    }

    [Fact]
    public async Task AFailureNamesItsPlace()
    {
        PesterReport report = await EveryOutcome.Value;
        PesterCase failing = CasesOf("EveryOutcome.ps1").Single(found => found.Name == "fails");

        Assert.Contains($"EveryOutcome.ps1:{failing.Line}", Judge.OfCase(failing, report).Text);
    }

    [Theory]
    [InlineData("is made in a loop: two")]
    [InlineData("the set-up broke")]
    [InlineData("the clean-up broke")]
    public async Task AFileIsRedForWhatItsCasesDoNotShow(string said)
    {
        Verdict verdict = Judge.OfFile(CasesOf("EveryOutcome.ps1"), await EveryOutcome.Value);

        Assert.Equal(Outcome.Failed, verdict.Outcome);
        Assert.Contains(said, verdict.Text);
    }

    [Theory]
    [InlineData("BrokenDiscovery.ps1", "discovery broke")]
    [InlineData("BrokenSetup.ps1", "the set-up of the file broke")]
    [InlineData("DyingProcess.ps1", "last words")]
    public async Task AFileThatBreaksAsAWholeFailsItsCasesAndItself(string file, string said)
    {
        PesterReport report = await RunAsync(file);

        Assert.All([Judge.OfCase(CasesOf(file).Single(), report), Judge.OfFile(CasesOf(file), report)], verdict =>
        {
            Assert.Equal(Outcome.Failed, verdict.Outcome);
            Assert.Contains(said, verdict.Text);
        });
    }

    [Theory]
    [InlineData("LeakingFile.log", "printed")]
    [InlineData("transcript.txt", "told")]
    [InlineData("errors.txt", "hidden")]
    [InlineData("entry.json", "stored")]
    [InlineData("encoded.txt", "base64")]
    [InlineData("wide.txt", "UTF-16")]
    [InlineData("LeakingFile.json", "reported")]
    public async Task ASecretIsFoundWhereverItIsLeft(string file, string how)
    {
        PesterReport report = await LeakingFile.Value;

        Assert.True(report.Leaks.Any(leak => leak.Contains(file, StringComparison.Ordinal)), $"What was {how} was not found; this was: {string.Join('\n', report.Leaks)}");
        Assert.Equal(Outcome.Failed, Judge.OfLeaks(report).Outcome);
    }

    [Fact]
    public async Task ALinkInTheJournalIsNoLeak() =>
        Assert.DoesNotContain((await LeakingFile.Value).Leaks, leak => leak.Contains("linked.json", StringComparison.Ordinal));

    [Fact]
    public async Task AFileWithoutSecretsHasNoLeak() => Assert.Empty((await EveryOutcome.Value).Leaks);

    [Fact]
    public async Task FilesOfOneProcessHaveAReportAndALeakEach()
    {
        IReadOnlyList<PesterReport> reports = await RunInOneAsync("LeakingFile.ps1", "EveryOutcome.ps1");

        Assert.Contains(reports[0].Leaks, leak => leak.Contains("entry.json", StringComparison.Ordinal));
        Assert.All(reports[1].Leaks, leak => Assert.Contains(".log: ", leak));
        Assert.Equal((await LeakingFile.Value).Tests, reports[0].Tests);
        Assert.Equal((await EveryOutcome.Value).Tests.Select(test => (test.Line, test.Result)), reports[1].Tests.Select(test => (test.Line, test.Result)));
    }

    [Fact]
    public async Task AProcessThatDiesTakesTheFilesAfterItAlong()
    {
        IReadOnlyList<PesterReport> reports = await RunInOneAsync("EveryOutcome.ps1", "DyingProcess.ps1", "LeakingFile.ps1");

        Assert.NotEmpty(reports[0].Tests);
        Assert.All(reports.Skip(1), report => Assert.Contains("last words", Assert.Single(report.Errors)));
    }

    [Fact]
    public async Task APesterThatIsTooOldIsAFailure()
    {
        Verdict verdict = Judge.OfFile([], await RunAsync("BrokenSetup.ps1", "-MinimumPester", "5.99"));

        Assert.Equal(Outcome.Failed, verdict.Outcome);
        Assert.StartsWith("Pester 5 (5.99 or later) is not installed", verdict.Text);
    }

    private static IReadOnlyList<PesterCase> CasesOf(string file) => PesterScanner.ScanFile(Path.Combine(Layout.SampleFolder, file));

    private static async Task<PesterReport> RunAsync(string file, params string[] arguments)
    {
        // One folder per run: two runs use the same sample.
        string folder = Path.Combine(Layout.RunFolder, "samples", string.Concat(file, string.Concat(arguments)));
        return await new PesterProcess(PowerShellProgram.Find(), folder).RunAsync(Path.Combine(Layout.SampleFolder, file), arguments);
    }

    private static Task<IReadOnlyList<PesterReport>> RunInOneAsync(params string[] files)
    {
        string folder = Path.Combine(Layout.RunFolder, "samples", string.Concat(files));
        return new PesterProcess(PowerShellProgram.Find(), folder).RunInOneAsync([.. files.Select(file => Path.Combine(Layout.SampleFolder, file))]);
    }
}
