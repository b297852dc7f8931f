using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The plans that killed runs of a run name have sent in part.</summary>
/// <param name="client">The client of the account.</param>
/// <param name="options">Options for applying plans, with the state folder.</param>
internal sealed class LeftPlans(FourMeClient client, ApplyOptions options)
{
    /// <summary>
    /// Waits for the jobs of the plans and enters their results in the ledger, oldest first. To be called before anything is compared.
    /// </summary>
    /// <param name="key">The run name. Its lock must be held.</param>
    /// <param name="host">Receives progress and warnings.</param>
    /// <param name="stop">Cancels the wait.</param>
    /// <returns>The failures of the first plan of which a job is still running; null when all jobs have ended.</returns>
    internal async Task<IReadOnlyList<Failure>?> SettleAsync(RunKey key, ITransferHost host, CancellationToken stop)
    {
        var plans = new PlanStore(options.StatePath ?? StateFolder.Path, client.Options.TimeProvider);
        foreach (PlanFile left in plans.All().Where(plan => IsLeft(plan, key)).Reverse().ToList())
        {
            host.Verbose($"Plan '{left.Plan.Id}' was sent in part by an earlier run; this run waits for its jobs.");
            using PlanApplication settling = PlanApplication.Settle(client, left, options);
            await settling.BeginAsync(host, stop).ConfigureAwait(false);
            Run run = await settling.CompleteAsync(host, stop).ConfigureAwait(false);
            if (settling.IsUnderWay) return run.Failures;
        }
        return null;
    }

    private static bool IsLeft(PlanFile file, RunKey key) => file.Plan.State == PlanState.PartlyApplied
        && string.Equals(file.Plan.Name, key.Name, StringComparison.OrdinalIgnoreCase)
        && new JobOwner(file.Header.Host, file.Plan.Account) == key.Owner;
}
