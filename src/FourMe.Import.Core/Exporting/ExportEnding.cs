using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Service;
using FourMe.Import.State;

namespace FourMe.Import.Exporting;

/// <summary>An export that the service has finished.</summary>
/// <param name="Entry">The job.</param>
/// <param name="Link">Presigned link to the file.</param>
internal sealed record FinishedExport(JobEntry Entry, Uri Link);

/// <summary>The outcome of a request for an export.</summary>
/// <param name="Entry">The job; null when nothing has changed.</param>
/// <param name="Finished">The finished export; null when there is none, or the caller did not wait.</param>
/// <param name="ServerTime">The server's clock when it accepted the request.</param>
internal sealed record ExportOutcome(JobEntry? Entry, FinishedExport? Finished, DateTimeOffset ServerTime);

/// <summary>Completes an export that the service has started. The same for one just started and one of an earlier session.</summary>
internal sealed class ExportEnding(FourMeClient client, GuardedJournal journal, ITransferHost host)
{
    /// <summary>Waits for the file.</summary>
    /// <exception cref="FourMeException">
    /// <c>WaitTimedOut</c>, <c>WaitFailed</c>, <c>ExportFailed</c>, <c>ExportRateLimited</c>, <c>ExportWithoutFile</c>,
    /// <c>ExportForgotten</c>, <c>JobHasNoToken</c>.
    /// </exception>
    internal async Task<FinishedExport> WaitAsync(JobEntry entry, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (entry.Link is not null) return new FinishedExport(entry, entry.Link);
        if (entry.Token is null) throw Failures.JobHasNoToken(entry.Id, entry.State).ToException();
        if (IsGivenUp(entry)) throw FailureOf(entry).ToException();
        var job = new JobWriter(journal, client.Options.TimeProvider, entry);
        string token = entry.Token, types = entry.Type;
        var progress = new StageProgress(types, host, client.Options.TimeProvider);
        ExportStatus? status = await new JobWait<ExportStatus>(
            client, $"export of '{types}'", token,
            (patience, stop) => client.GetExportAsync(token, host, patience, stop),
            underWay =>
            {
                job.UnderWay(underWay.State, underWay.Line);
                progress.Report(TransferStage.Exporting, underWay.Line);
            })
        { LastSeen = entry.TransferState }.EndAsync(timeout, cancellationToken).ConfigureAwait(false);
        if (status is null)
        {
            if (entry.TransferState == TransferState.Done) throw Failures.ExportWithoutFile(types, token).ToException();
            job.Forgotten();
            throw Failures.ExportForgotten(types, token).ToException();
        }
        job.Ended(status);
        host.Verbose(VerboseText.Ended(token, status.State.Name, client.Options.TimeProvider.GetUtcNow() - entry.Sent));
        if (status.State != TransferState.Done) throw FailureOf(entry).ToException();
        return status.Link is not null ? new FinishedExport(entry, status.Link) : throw Failures.ExportWithoutFile(types, token)
            .ToException();
    }

    private static bool IsGivenUp(JobEntry entry) =>
        entry.TransferState == TransferState.Failed || entry.TransferState == TransferState.Error;

    private static Failure FailureOf(JobEntry entry) =>
        entry.RateLimitExceeded is { } limited ? Failures.ExportRateLimited(limited, entry.Token!)
        : IsGivenUp(entry) ? Failures.ExportFailed(entry.Type, entry.Token!, entry.Message)
        : Failures.UnknownJobState($"export of '{entry.Type}'", entry.Token!, entry.State);
}
