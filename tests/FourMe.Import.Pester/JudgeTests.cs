using FourMe.Import.Pester.Discovery;
using FourMe.Import.Pester.Judging;
using FourMe.Import.Pester.Running;

namespace FourMe.Import.Pester;

public class JudgeTests
{
    private static readonly PesterCase Asked = new("x.Tests.ps1", 5, "works");

    [Fact]
    public void ACaseWithoutResultFailsWithWhatWentWrongAround()
    {
        Verdict verdict = Judge.OfCase(Asked, PesterReport.Crashed("the file broke"));

        Assert.Equal(Outcome.Failed, verdict.Outcome);
        Assert.Contains("the file broke", verdict.Text);
    }

    [Fact]
    public void ResultsOfOtherLinesAndFilesDoNotCount()
    {
        PesterReport report = Report(new("x.Tests.ps1", 6, "x", "Passed", ""), new("y.Tests.ps1", 5, "x", "Passed", ""));

        Assert.Equal(Outcome.Failed, Judge.OfCase(Asked, report).Outcome);
    }

    [Fact]
    public void OneFailureAmongSeveralResultsFailsTheCase()
    {
        Verdict verdict = Judge.OfCase(Asked, Report(Here("Passed"), Here("Failed", "it broke")));

        Assert.Equal(Outcome.Failed, verdict.Outcome);
        Assert.Contains("it broke", verdict.Text);
    }

    [Theory]
    [InlineData("NotRun")]
    [InlineData("Inconclusive")]
    [InlineData("SomethingNew")]
    public void OnlyPassedAndSkippedAreNotFailures(string result) =>
        Assert.Equal(Outcome.Failed, Judge.OfCase(Asked, Report(Here(result))).Outcome);

    [Fact]
    public void ASkippedResultDoesNotHideBehindAPassedOne() =>
        Assert.Equal(Verdict.Skipped("1 of 2 were skipped: no such"), Judge.OfCase(Asked, Report(Here("Passed"), Here("Skipped", "no such"))));

    [Fact]
    public void WhatKeepsAFileFromRunningFailsTheFileToo()
    {
        Verdict verdict = Judge.OfFile([Asked], PesterReport.Crashed("there is no Pester"));

        Assert.Equal(Outcome.Failed, verdict.Outcome);
        Assert.Contains("there is no Pester", verdict.Text);
    }

    [Fact]
    public void AFileWithATestThatNobodyDiscoveredFails()
    {
        Verdict verdict = Judge.OfFile([Asked], Report(Here("Passed"), new("x.Tests.ps1", 9, "unseen", "Passed", "")));

        Assert.Equal(Outcome.Failed, verdict.Outcome);
        Assert.Contains("'unseen' (x.Tests.ps1:9)", verdict.Text);
    }

    [Fact]
    public void AFileWhoseDiscoveredTestsRanPasses() => Assert.Equal(Verdict.Passed, Judge.OfFile([Asked], Report(Here("Failed"))));

    private static PesterResult Here(string result, string message = "") => new(Asked.File, Asked.Line, "works", result, message);

    private static PesterReport Report(params PesterResult[] results) => new([], results);
}
