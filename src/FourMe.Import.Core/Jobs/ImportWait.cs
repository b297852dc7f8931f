namespace FourMe.Import;

/// <summary>Waits for the end of an import job.</summary>
internal sealed class ImportWait(FourMeClient client, ITransferHost host)
{
    /// <summary>Asks again and again until the job is no longer under way.</summary>
    /// <param name="type">The record type, for messages.</param>
    /// <param name="token">The job.</param>
    /// <param name="rows">Number of rows, for the progress; 0 when not known.</param>
    /// <param name="timeout">How long to wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the waiting, not the job.</param>
    /// <param name="underWay">Hears of each state before the end.</param>
    /// <returns>The last status; null when the service no longer knows the job.</returns>
    /// <exception cref="FourMeException"><c>WaitTimedOut</c> or <c>WaitFailed</c>; both name the token.</exception>
    internal Task<ImportStatus?> EndAsync(
        string type, string token, long rows, TimeSpan? timeout, CancellationToken cancellationToken, Action<ImportStatus>? underWay = null)
    {
        var progress = new StageProgress(type, host, client.Options.TimeProvider);
        return new JobWait<ImportStatus>(
            client, $"import of '{type}'", token,
            (repeats, stop) => client.GetImportAsync(token, host, stop, repeats),
            status =>
            {
                underWay?.Invoke(status);
                if (status.State == TransferState.Processing) progress.Report(TransferStage.Processing, status.Line, rows);
                else progress.Report(TransferStage.Queued);
            }).EndAsync(timeout, cancellationToken);
    }
}
