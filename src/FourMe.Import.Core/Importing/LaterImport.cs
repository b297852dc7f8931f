using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// Completes the history of an import whose run did not wait for a job, after another command has seen the end of the job.
/// </summary>
internal static class LaterImport
{
    /// <summary>Completes the line of the job's run, unless it has this job already. A failing history never fails a command.</summary>
    internal static void Note(JobEntry entry, ImportJobReport report, RecordType type, string? stateFolder, TimeProvider clock)
    {
        if (entry.Run is null || entry.Token is not { } token || !report.IsFinal) return;
        var history = new RunHistory(stateFolder ?? StateFolder.Path, clock);
        try
        {
            if (history.Find(entry.Run) is not { } line || !line.Open.Contains(token)) return;
            var failures = new FailureTally();
            if (report.Failure is { } failure && report.FailedRows.Count == 0) failures.Add(failure);
            failures.Add(report.FailedRows.Select(row => row.ToFailure(type)));
            // Earlier failures of this job, such as an expired timeout, no longer apply.
            KeptFailure[] before = [.. history.FailuresOf(line).Where(kept => kept.Token != token)];
            long others = Math.Max(before.Length, line.FailureCount - line.Failures.Count(kept => kept.Token == token));
            history.Append(Add(line, token, report) with { FailureCount = others + failures.Count }, [.. before, .. failures.Kept]);
        }
        catch (Exception full) when (FileFault.Is(full) || full is FourMeException)
        {
            // The command still returns the job's result.
        }
    }

    private static RunLine Add(RunLine line, string token, ImportJobReport report)
    {
        ImportResult result = report.Result;
        string[] open = [.. line.Open.Where(other => other != token)];
        bool hasFailed = !report.MayGoOn || (line.Outcome == RunOutcome.Failed && open.Length > 0);
        return line with
        {
            Open = open,
            Outcome = hasFailed ? RunOutcome.Failed : open.Length > 0 ? line.Outcome : RunOutcome.Applied,
            Created = line.Created + result.Created,
            Updated = line.Updated + result.Updated,
            Retired = line.Retired + result.Deleted,
            Unchanged = line.Unchanged + result.Unchanged,
            Failed = line.Failed + result.Failures + result.Errors,
        };
    }
}
