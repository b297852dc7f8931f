using FourMe.Import.Hosting;
using FourMe.Import.Service;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>Waits for the end of an import job, and records its progress.</summary>
internal sealed class ImportWait(ImportSession session, JobWriter job)
{
    /// <summary>Polls until the job has ended.</summary>
    /// <param name="timeout">How long to wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Cancels waiting, not the job.</param>
    /// <returns>The last status; null when the service no longer knows the job.</returns>
    /// <exception cref="FourMeException"><c>WaitTimedOut</c> or <c>WaitFailed</c>; both name the token.</exception>
    internal Task<ImportStatus?> EndAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        string type = job.Entry.Type, token = job.Entry.Token!;
        var progress = new StageProgress(type, session.Host, session.Clock);
        return new JobWait<ImportStatus>(
            session.Client, $"import of '{type}'", token,
            (patience, stop) => session.Client.GetImportAsync(token, session.Host, patience, stop),
            status =>
            {
                job.UnderWay(status.State, status.Line);
                if (status.State == TransferState.Processing) progress.Report(TransferStage.Processing, status.Line, job.Entry.Rows);
                else progress.Report(TransferStage.Queued);
            })
        { LastSeen = job.Entry.TransferState }.EndAsync(timeout, cancellationToken);
    }
}
