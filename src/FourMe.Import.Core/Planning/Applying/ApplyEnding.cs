using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// What follows the jobs of a plan: the read-back. What was sent is sent: when it cannot be read back, the next run reads it.
/// </summary>
/// <param name="client">The account.</param>
/// <param name="plan">The plan.</param>
/// <param name="type">The record type.</param>
/// <param name="options">Where baselines are.</param>
internal sealed class ApplyEnding(FourMeClient client, PlanFile plan, RecordType type, ApplyOptions options)
{
    /// <summary>Reads back, and reports what is not sent again.</summary>
    /// <returns>The remembered values that the account has.</returns>
    internal async Task<ConfirmedValues> ReadBackAsync(
        ApplyProgress progress, ApplyReport report, ITransferHost host, CancellationToken stop)
    {
        options.Point?.Invoke(RunPoints.BeforeReadBack);
        var confirmed = new ConfirmedValues();
        try
        {
            var readBack = new ReadBack(client, plan, type, options.StatePath ?? StateFolder.Path, confirmed, options.Point);
            IReadOnlyList<Failure> stuck = await readBack
                .RunAsync(new ChangeOutcomes(progress.Applied), host, progress.ReadBack, stop).ConfigureAwait(false);
            foreach (Failure value in stuck) report.Note(value, host);
        }
        catch (FourMeException failed)
        {
            report.Note(Failures.ReadBackFailed(type.Name, failed.Failure), host);
        }
        options.Point?.Invoke(RunPoints.ReadBackDone);
        return confirmed;
    }
}
