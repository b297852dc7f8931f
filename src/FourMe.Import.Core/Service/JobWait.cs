using FourMe.Import.Errors;
using FourMe.Import.Http;

namespace FourMe.Import.Service;

/// <summary>The state of any job as reported by the service.</summary>
internal interface IJobStatus
{
    /// <summary>The state of the job.</summary>
    TransferState State { get; }
}

/// <summary>Waits for the end of a job.</summary>
/// <param name="client">The account.</param>
/// <param name="job">The name of the job for messages, such as "import of 'people'".</param>
/// <param name="token">The service's token.</param>
/// <param name="ask">Requests the state, with the given limits; returns null when the job is no longer known.</param>
/// <param name="underWay">Called for each state before the end.</param>
internal sealed class JobWait<TStatus>(
    FourMeClient client, string job, string token, Func<Patience, CancellationToken, Task<TStatus?>> ask, Action<TStatus> underWay)
    where TStatus : class, IJobStatus
{
    private readonly TimeProvider _clock = client.Options.TimeProvider;

    /// <summary>The last state reported by the service.</summary>
    public required TransferState LastSeen { get; set; }

    /// <summary>Polls until the job has ended.</summary>
    /// <param name="timeout">How long to wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Cancels waiting, not the job.</param>
    /// <returns>The last status; null when the service no longer knows the job.</returns>
    /// <exception cref="FourMeException"><c>WaitTimedOut</c> or <c>WaitFailed</c>; both name the token.</exception>
    internal async Task<TStatus?> EndAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is not { } limit) return await PollAsync(cancellationToken).ConfigureAwait(false);
        // Never extended: a service that requests a wait of an hour does not make the wait longer.
        using var deadline = new TimeLimit(_clock, limit, cancellationToken);
        try
        {
            return await PollAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await AskLastAsync(limit, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TStatus?> PollAsync(CancellationToken cancellationToken)
    {
        for (int question = 0; ; question++)
        {
            await _clock.Delay(PollSchedule.Before(question), cancellationToken).ConfigureAwait(false);
            TStatus? status = await AskAsync(Patience.OfPolls, cancellationToken).ConfigureAwait(false);
            if (status is null || !status.State.IsUnderWay) return status;
            Saw(status);
        }
    }

    /// <summary>The last request, when the time is over: it is sent once.</summary>
    private async Task<TStatus?> AskLastAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            TStatus? status = await AskAsync(Patience.None, cancellationToken).ConfigureAwait(false);
            if (status is null || !status.State.IsUnderWay) return status;
            Saw(status);
        }
        catch (FourMeException)
        {
            // The time is over in any case, and that is reported.
        }
        throw Failures.WaitTimedOut(job, token, limit, LastSeen.Name).ToException();
    }

    private void Saw(TStatus status)
    {
        LastSeen = status.State;
        underWay(status);
    }

    private async Task<TStatus?> AskAsync(Patience patience, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(patience, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            throw Failures.WaitFailed(job, token, failed.Failure).ToException();
        }
    }
}
