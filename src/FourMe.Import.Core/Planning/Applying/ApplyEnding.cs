using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// The read-back after the jobs of a plan. When it fails the plan still counts as sent, and the next run reads the account instead.
/// </summary>
/// <param name="client">The client of the account.</param>
/// <param name="plan">The plan.</param>
/// <param name="type">The record type.</param>
/// <param name="options">Options with the state folder.</param>
internal sealed class ApplyEnding(FourMeClient client, PlanFile plan, RecordType type, ApplyOptions options)
{
    /// <summary>Reads back what was sent. A failure, and values that will not be sent again, are added to the report as notes.</summary>
    /// <returns>The remembered values confirmed by the account.</returns>
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
