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
        if (timeout is not { } limit) return await PollAsync(type, token, rows, cancellationToken).ConfigureAwait(false);
        // Nothing moves it: a service that asks to be left alone for an hour does not make the wait longer.
        using var deadline = new SilenceLimit(_clock, limit, cancellationToken);
        try
        {
            return await PollAsync(type, token, rows, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await AskLastAsync(type, token, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ImportStatus?> PollAsync(string type, string token, long rows, CancellationToken cancellationToken)
    {
        var progress = new StageProgress(type, host, _clock);
        for (int question = 0; ; question++)
        {
            await _clock.Delay(PollSchedule.Before(question), cancellationToken).ConfigureAwait(false);
            ImportStatus? status = await AskAsync(type, token, RetryPolicies.Patient, cancellationToken).ConfigureAwait(false);
            if (status is null || !status.State.IsUnderWay) return status;
            if (status.State == TransferState.Processing) progress.Report(TransferStage.Processing, status.Line, rows);
            else progress.Report(TransferStage.Queued);
        }
    }

    /// <summary>The last question, at the very end of the time: it is asked once.</summary>
    private async Task<ImportStatus?> AskLastAsync(string type, string token, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            ImportStatus? status = await AskAsync(type, token, RetryPolicies.Never, cancellationToken).ConfigureAwait(false);
            if (status is null || !status.State.IsUnderWay) return status;
        }
        catch (FourMeException)
        {
            // The time is over in any case; that is the news.
        }
        throw Failures.WaitTimedOut(type, token, limit).ToException();
    }

    private async Task<ImportStatus?> AskAsync(string type, string token, int repeats, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetImportAsync(token, host, cancellationToken, repeats).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            throw Failures.WaitFailed(type, token, failed.Failure).ToException();
        }
    }
}
