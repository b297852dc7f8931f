using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>Applies plans for programs. The cmdlets go the same way.</summary>
/// <example><code>
/// Run run = await new PlanRunner(client).ApplyAsync(plan.Id);
/// Console.WriteLine($"{run.Outcome}: {run.Created} new, {run.Updated} changed, {run.Failed} failed");
/// </code></example>
/// <param name="client">The account.</param>
/// <param name="options">Where plans are, and how long to wait; null for the defaults.</param>
public sealed class PlanRunner(FourMeClient client, ApplyOptions? options = null)
{
    private readonly FourMeClient _client = client ?? throw new ArgumentNullException(nameof(client));
    private readonly ApplyOptions _options = options ?? new ApplyOptions();

    /// <summary>Sends a plan, waits for the end of its jobs and reads back what the account made of it.</summary>
    /// <param name="planId">The plan. One that was sent in part goes on with the rest.</param>
    /// <param name="host">Hears how it goes on; null for nobody.</param>
    /// <param name="cancellationToken">Stops the sending and the waiting; a job that the service has goes on.</param>
    /// <returns>
    /// What became of it. A job that did not end well stops the rest: then <see cref="Run.Outcome"/> is
    /// <see cref="RunOutcome.Failed"/>, and applying the plan again goes on.
    /// </returns>
    /// <exception cref="FourMeException">
    /// Nothing was sent: <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>PlanApplied</c>, <c>PlanHeld</c>, <c>PlanBusy</c>,
    /// <c>RunInProgress</c>, <c>OutOfDate</c>, <c>WrongAccount</c>, <c>BaselineUnproven</c>, or the service did not take the first
    /// file.
    /// </exception>
    public async Task<Run> ApplyAsync(string planId, ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        var listener = TransferRun.Of(host);
        var recorder = new PlanRecorder(_client, RunKind.Apply, _options.StatePath);
        try
        {
            return recorder.Keep(await ApplyAsync(planId, listener, cancellationToken).ConfigureAwait(false));
        }
        catch (FourMeException refused)
        {
            recorder.Fail(refused.Failure, planId);
            throw;
        }
        catch (OperationCanceledException)
        {
            recorder.Fail(Failures.RunStopped(), planId);
            throw;
        }
        finally
        {
            if (recorder.Problem is { } problem) listener.Warning(problem);
        }
    }

    private async Task<Run> ApplyAsync(string planId, TransferRun listener, CancellationToken cancellationToken)
    {
        using PlanApplication plan = PlanApplication.Open(_client, planId, _options);
        using RunLock alone = plan.LockRun(listener);
        await plan.BeginAsync(listener, cancellationToken).ConfigureAwait(false);
        while (plan.Next is not null)
        {
            try
            {
                await plan.SendNextAsync(listener, cancellationToken).ConfigureAwait(false);
            }
            catch (FourMeException) when (plan.HasSent)
            {
                // It is among the failures of the run; what was sent before is read back all the same.
            }
        }
        return await plan.CompleteAsync(listener, cancellationToken).ConfigureAwait(false);
    }
}
