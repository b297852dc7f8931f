using Xunit.Sdk;
using Xunit.v3;

namespace FourMe.Import.Pester.Running;

/// <summary>
/// Starts the Pester files of a run in parallel, although xunit runs their cases one after another. Only here are the cases of the run
/// known: a filter has already removed those of other files.
/// </summary>
public sealed class PesterSchedule : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        PesterRuns.Expect(testCases.Where(NeedsARun).Select(FileOf).OfType<string>().Distinct());
        return testCases;
    }

    private static bool NeedsARun<TTestCase>(TTestCase testCase)
        where TTestCase : notnull, ITestCase =>
        testCase.TestMethod?.MethodName != nameof(PesterTests.FileHasTests);

    private static string? FileOf<TTestCase>(TTestCase testCase)
        where TTestCase : notnull, ITestCase =>
        (testCase as XunitTestCase)?.TestMethodArguments is [string file, ..] ? file : null;
}
