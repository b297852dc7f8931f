using FourMe.Import.Pester.Discovery;
using FourMe.Import.Pester.Running;

namespace FourMe.Import.Pester.Judging;

/// <summary>Compares Pester's report with the discovered tests.</summary>
internal static class Judge
{
    /// <summary>The verdict on one case, from all results of its line.</summary>
    internal static Verdict OfCase(PesterCase asked, PesterReport report)
    {
        PesterResult[] results = [.. report.Tests.Where(result => IsAt(result, asked))];
        if (results.Length == 0) return Verdict.Failed(["Pester did not run this test.", .. report.Errors]);

        PesterResult[] bad = [.. results.Where(result => result.Result is not ("Passed" or "Skipped"))];
        if (bad.Length > 0) return Verdict.Failed(bad.Select(Describe));

        // A skipped result must not be hidden by those that passed.
        PesterResult[] skipped = [.. results.Where(result => result.Result == "Skipped")];
        return skipped.Length == 0 ? Verdict.Passed : Verdict.Skipped(SkipReason(skipped, results.Length));
    }

    /// <summary>The verdict on a whole file: no undiscovered test ran, and nothing failed outside its tests.</summary>
    internal static Verdict OfFile(IReadOnlyCollection<PesterCase> discovered, PesterReport report)
    {
        string[] unseen =
        [
            .. report.Tests
                .Where(result => !discovered.Any(asked => IsAt(result, asked)))
                .Select(result => $"Not discovered, yet run: '{result.Name}' ({result.File}:{result.Line}). Write it as It '...' on a line of its own."),
        ];
        return unseen.Length + report.Errors.Count == 0 ? Verdict.Passed : Verdict.Failed([.. report.Errors, .. unseen]);
    }

    /// <summary>The verdict on everything a run wrote: it must not contain a secret of the simulated service.</summary>
    internal static Verdict OfLeaks(PesterReport report) =>
        report.Leaks.Count == 0 ? Verdict.Passed : Verdict.Failed(report.Leaks);

    private static bool IsAt(PesterResult result, PesterCase asked) =>
        result.Line == asked.Line && string.Equals(result.File, asked.File, StringComparison.OrdinalIgnoreCase);

    private static string Describe(PesterResult result) => $"{result.Result}: {result.Name}\n{result.Message}";

    private static string SkipReason(PesterResult[] skipped, int all)
    {
        string reason = skipped.Select(result => result.Message).FirstOrDefault(message => message.Length > 0) ?? "Skipped by the Pester file.";
        return skipped.Length == all ? reason : $"{skipped.Length} of {all} were skipped: {reason}";
    }
}
