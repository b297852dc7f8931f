namespace FourMe.Import;

/// <summary>Waits for the end of an import job.</summary>
internal sealed class ImportWait(FourMeClient client, ITransferHost host)
{
    private readonly TimeProvider _clock = client.Options.TimeProvider;

    /// <summary>Asks again and again until the job is no longer under way.</summary>
    /// <param name="type">The record type, for messages.</param>
    /// <param name="token">The job.</param>
    /// <param name="rows">Number of rows, for the progress; 0 when not known.</param>
    /// <param name="timeout">How long to wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the waiting, not the job.</param>
    /// <returns>The last status; null when the service no longer knows the job.</returns>
    /// <exception cref="FourMeException"><c>WaitTimedOut</c> or <c>WaitFailed</c>; both name the token.</exception>
    internal async Task<ImportStatus?> EndAsync(string type, string token, long rows, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        long began = _clock.GetTimestamp();
        var progress = new StageProgress(type, host, _clock);
        for (int question = 0; ; question++)
        {
            await PauseAsync(type, token, PollSchedule.Before(question), began, timeout, cancellationToken).ConfigureAwait(false);
            ImportStatus? status = await AskAsync(type, token, cancellationToken).ConfigureAwait(false);
            if (status is null || !status.State.IsUnderWay) return status;
            if (status.State == TransferState.Processing) progress.Report(TransferStage.Processing, status.Line, rows);
            else progress.Report(TransferStage.Queued);
        }
    }

    private async Task PauseAsync(string type, string token, TimeSpan pause, long began, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } limit)
        {
            TimeSpan waited = _clock.GetElapsedTime(began);
            if (waited >= limit) throw Failures.WaitTimedOut(type, token, limit).ToException();
            // The last question is asked at the very end of the time.
            if (pause > limit - waited) pause = limit - waited;
        }
        await _clock.Delay(pause, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImportStatus?> AskAsync(string type, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetImportAsync(token, host, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            throw Failures.WaitFailed(type, token, failed.Failure).ToException();
        }
    }
}
