using Xunit.Sdk;
using Xunit.v3;

namespace FourMe.Import.Pester.Running;

/// <summary>
/// Lets the Pester files of a run work side by side, though xunit asks for their cases one after another. What a run is about
/// is known here and nowhere else: a filter has left the cases of other files out.
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
