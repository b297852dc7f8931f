using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// The rows of a job that are not in the account: refused by the module, refused by the service, or in files of the same
/// run that were not sent after it.
/// </summary>
internal sealed class FailedRowsOfRun(JobJournal journal, JobEntry entry)
{
    private string Token => entry.Token ?? entry.Id;

    /// <summary>Whether the rows of a completed job are kept with their reasons, so that the service need not be asked.</summary>
    internal bool IsAllKept => entry.File is null && entry.FailedRows.Count > 0;

    /// <summary>Finds the files with the rows.</summary>
    /// <param name="all">Whether to take every row of the job.</param>
    /// <param name="outcome">The outcome of the job; null when the service was not asked.</param>
    /// <exception cref="FourMeException"><c>RowsNotKept</c>.</exception>
    internal IReadOnlyList<FailedRowsSource> Sources(bool all, ImportJobReport? outcome)
    {
        var sources = new List<FailedRowsSource>(KeptRows.FailedOf(entry).Select(FailedRowsSource.Kept));
        if (IsExpected(all, outcome))
        {
            SpoolFile rows = KeptRows.Of(entry) ?? throw Failures.RowsNotKept(Token).ToException();
            FailedRowsSource? own = outcome is null ? FailedRowsSource.All(rows, ReasonOf(entry))
                : FailedRowsSource.Of(rows, RecordTypes.Get(entry.Type, allowUnknown: true), outcome, all);
            if (own is not null) sources.Add(own);
        }
        if (entry.Run is null) return sources;
        foreach (JobEntry other in journal.Read().Where(IsUnsentOfRun)
            .OrderBy(other => other.Sent).ThenBy(other => other.Id, StringComparer.Ordinal))
            if (KeptRows.Of(other) is { } unsent) sources.Add(FailedRowsSource.All(unsent, ReasonOf(other)));
        return sources;
    }

    /// <summary>Whether there must be a file with the rows of the job.</summary>
    private bool IsExpected(bool all, ImportJobReport? outcome)
    {
        if (entry.TransferState == TransferState.NothingSent) return false;
        if (all) return true;
        return !IsAllKept && (outcome is null || !outcome.Result.WentIn);
    }

    private bool IsUnsentOfRun(JobEntry other) =>
        other.Run == entry.Run && other.Id != entry.Id && other.TransferState == TransferState.NotSent;

    private static RowReason ReasonOf(JobEntry job) => RowReason.Of(job.TransferState == TransferState.NotSent
        ? Failures.FilesNotSent(1, job.Rows, pipelineEnded: false) : Failures.JobHasNoToken(job.Id, job.State));
}
