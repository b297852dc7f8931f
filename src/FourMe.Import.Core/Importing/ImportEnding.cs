using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Hosting;
using FourMe.Import.Service;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// Completes an accepted import: waits, fetches the log once, and matches its lines to rows. The same for a job just sent
/// and for one of an earlier session.
/// </summary>
internal sealed class ImportEnding(ImportSession session, JobWriter job)
{
    private readonly string _type = session.Type.Name;

    private JobEntry Entry => job.Entry;

    /// <summary>Waits for the end of the job.</summary>
    /// <param name="timeout">How long to wait; null for as long as it takes.</param>
    /// <param name="skipped">Records that were refused before sending; part of the result.</param>
    /// <param name="cancellationToken">Cancels waiting; the job continues.</param>
    internal async Task<ImportJobReport> WaitAsync(TimeSpan? timeout, long skipped, CancellationToken cancellationToken)
    {
        string token = Entry.Token!;
        ImportStatus? status;
        try
        {
            status = await new ImportWait(session, job).EndAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            return new ImportJobReport(Result(Entry.TransferState, skipped), failed.Failure, []);
        }
        if (status is null)
        {
            job.Forgotten();
            return new ImportJobReport(Result(TransferState.ResultUnknown, skipped), Failures.ResultUnknown(_type, token, Entry.Sent), []);
        }
        // Written before the log is fetched: the user may stop the fetch, and the service forgets the end.
        job.Ended(status);
        session.Host.Verbose(Ended(Result(status.State, skipped)));
        return await FinishAsync(status.Line, skipped, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches the log of a job whose end was seen.</summary>
    /// <param name="line">The line at which the service stopped; 0 when not reported.</param>
    /// <param name="skipped">Records that were refused before sending; part of the result.</param>
    /// <param name="cancellationToken">Cancels the fetch.</param>
    internal async Task<ImportJobReport> FinishAsync(long line, long skipped, CancellationToken cancellationToken)
    {
        if (Entry.TransferState != TransferState.Done && Entry.TransferState != TransferState.Error)
            return new ImportJobReport(Result(Entry.TransferState, skipped),
                Failures.UnknownJobState($"import of '{_type}'", Entry.Token!, Entry.State), []);
        string? log = await FetchLogAsync(Result(Entry.TransferState, skipped).WentIn, cancellationToken).ConfigureAwait(false);
        if (log is not null) job.KeepLog(log);
        ImportResult result = Result(Entry.TransferState, skipped);
        IReadOnlyList<FailedRow> failedRows = log is null || result.WentIn || KeptRows.Of(Entry) is not { } rows ? [] : Tied(rows, log);
        // The result of a job with failures is incomplete without its log, whose link is valid for two days.
        return new ImportJobReport(result, FailureOf(line, result), failedRows)
        {
            AwaitsLog = !result.WentIn && log is null && Entry.Link is not null,
        };
    }

    /// <summary>The result from the journal.</summary>
    internal ImportResult Result(TransferState state, long skipped) => new()
    {
        Type = _type,
        Token = Entry.Token,
        State = state.Name,
        Rows = Entry.Rows,
        Created = Entry.Counts?.Created ?? 0,
        Updated = Entry.Counts?.Updated ?? 0,
        Unchanged = Entry.Counts?.Unchanged ?? 0,
        Deleted = Entry.Counts?.Deleted ?? 0,
        Failures = Entry.Counts?.Failures ?? 0,
        Errors = Entry.Counts?.Errors ?? 0,
        CountsKnown = Entry.Counts is not null,
        Skipped = skipped,
        Duration = (Entry.Ended ?? session.Clock.GetUtcNow()) - Entry.Sent,
        LogFile = Entry.LogFile,
        Message = Entry.Message,
    };

    private static string Ended(ImportResult result) => VerboseText.Ended(
        result.Token!, result.State, result.Duration,
        result.CountsKnown
            ? VerboseText.Counts(result.Created, result.Updated, result.Unchanged, result.Deleted, result.Failures + result.Errors) : null);

    private async Task<string?> FetchLogAsync(bool mayBeEmpty, CancellationToken cancellationToken)
    {
        if (KeptLog() is { } kept) return kept;
        if (Entry.Link is null) return null;
        session.Host.Progress(new TransferProgress(_type, TransferStage.FetchingLog, 0, 0, TimeSpan.Zero));
        try
        {
            byte[] content = await session.Client.Logs
                .GetAsync(Entry.Link, mayBeEmpty, TransferRun.Of(session.Host), cancellationToken).ConfigureAwait(false);
            // Also as text: a search in the bytes does not find a secret in UTF-16.
            return session.Client.Secrets.Cut(ImportLog.Decode(content));
        }
        catch (FourMeException failed)
        {
            // The result is valid without the log; the rows are kept, so the log can be requested again.
            session.Host.Warning(Failures.LogUnreadable(Entry.Token!, failed.Failure).Message);
            return null;
        }
    }

    private IReadOnlyList<FailedRow> Tied(SpoolFile file, string log)
    {
        try
        {
            return LogTie.Rows(file, session.Type, ImportLog.Lines(log));
        }
        catch (IOException gone)
        {
            // Another process may have received the same job meanwhile; the counts still report the failed rows.
            session.Host.Warning($"The rows of job {Entry.Token} can no longer be read: {gone.Message}");
            return [];
        }
    }

    private string? KeptLog()
    {
        try
        {
            return Entry.LogFile is not null && File.Exists(Entry.LogFile) ? File.ReadAllText(Entry.LogFile) : null;
        }
        catch (Exception unreadable) when (FileFault.Is(unreadable))
        {
            return null;
        }
    }

    private Failure? FailureOf(long line, ImportResult result)
    {
        if (result.WentIn) return null;
        if (result.TransferState == TransferState.Done && !result.CountsKnown) return Failures.ImportWithoutCounts(_type, result.Token!);
        return result.TransferState == TransferState.Error
            ? Failures.ImportAborted(_type, result.Token!, result.Message, line)
            : Failures.ImportFailedRows(_type, result.Token!, result.Failures, result.Errors, result.LogFile);
    }
}
