namespace FourMe.Import;

/// <summary>Waits for the end of an import job, and notes how far it was seen to be.</summary>
internal sealed class ImportWait(FourMeClient client, JobRecord record, ITransferHost host)
{
    /// <summary>Asks again and again until the job is no longer under way.</summary>
    /// <param name="timeout">How long to wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the waiting, not the job.</param>
    /// <returns>The last status; null when the service no longer knows the job.</returns>
    /// <exception cref="FourMeException"><c>WaitTimedOut</c> or <c>WaitFailed</c>; both name the token.</exception>
    internal Task<ImportStatus?> EndAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        string type = record.Entry.Type, token = record.Entry.Token!;
        var progress = new StageProgress(type, host, client.Options.TimeProvider);
        return new JobWait<ImportStatus>(
            client, $"import of '{type}'", token,
            (patience, stop) => client.GetImportAsync(token, host, patience, stop),
            status =>
            {
                record.UnderWay(status);
                if (status.State == TransferState.Processing) progress.Report(TransferStage.Processing, status.Line, record.Entry.Rows);
                else progress.Report(TransferStage.Queued);
            })
        { LastSeen = record.Entry.TransferState }.EndAsync(timeout, cancellationToken);
    }
}
