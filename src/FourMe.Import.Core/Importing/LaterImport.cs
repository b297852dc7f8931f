using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// A job of an import whose end the run itself did not wait for, and that another command has seen: the run's line in the history gets
/// what became of it.
/// </summary>
internal static class LaterImport
{
    /// <summary>Completes the line of the job's run, if it lacks this job. The history never fails a command.</summary>
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
            // What was said of this job then, such as that the wait was too long, is over.
            KeptFailure[] before = [.. history.FailuresOf(line).Where(kept => kept.Token != token)];
            long others = Math.Max(before.Length, line.FailureCount - line.Failures.Count(kept => kept.Token == token));
            history.Append(Add(line, token, report) with { FailureCount = others + failures.Count }, [.. before, .. failures.Kept]);
        }
        catch (Exception full) when (FileFault.Is(full) || full is FourMeException)
        {
            // Whoever waits for the job has its result all the same.
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
