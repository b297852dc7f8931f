using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>Applies plans for programs. The cmdlets use the same code.</summary>
/// <example><code>
/// Run run = await new PlanRunner(client).ApplyAsync(plan.Id);
/// Console.WriteLine($"{run.Outcome}: {run.Created} new, {run.Updated} changed, {run.Failed} failed");
/// </code></example>
/// <param name="client">The client of the account.</param>
/// <param name="options">State folder, timeout and job folder; null for the defaults.</param>
public sealed class PlanRunner(FourMeClient client, ApplyOptions? options = null)
{
    private readonly FourMeClient _client = client ?? throw new ArgumentNullException(nameof(client));
    private readonly ApplyOptions _options = options ?? new ApplyOptions();

    /// <summary>Sends a plan, waits until its jobs have ended and reads back what the account stored.</summary>
    /// <param name="planId">The plan's id. A partly sent plan continues with the rest.</param>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">Cancels the upload and the wait. A job that the service has accepted goes on.</param>
    /// <returns>
    /// The run. When a job does not end well, the rest is not sent and <see cref="Run.Outcome"/> is <see cref="RunOutcome.Failed"/>;
    /// applying the plan again continues it.
    /// </returns>
    /// <exception cref="FourMeException">
    /// Nothing was sent: <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>PlanApplied</c>, <c>PlanHeld</c>, <c>PlanBusy</c>,
    /// <c>RunInProgress</c>, <c>RunPaused</c>, <c>OutOfDate</c>, <c>WrongAccount</c>, <c>BaselineUnproven</c>, or the service did not
    /// accept the first file.
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
        while (plan.Next is not null) await plan.SendNextAsync(listener, cancellationToken).ConfigureAwait(false);
        return await plan.CompleteAsync(listener, cancellationToken).ConfigureAwait(false);
    }
}
