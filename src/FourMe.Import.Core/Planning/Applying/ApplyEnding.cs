using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// What follows the jobs of a plan: read-back, result, ledger, and last the state of the plan, so that a run killed before is repeated.
/// </summary>
/// <param name="context">The plan and its account.</param>
/// <param name="progress">The progress of the plan.</param>
/// <param name="state">The state of the plan.</param>
internal sealed class ApplyEnding(ApplyContext context, ApplyProgress progress, PlanStateWriter state)
{
    /// <summary>Ends the application.</summary>
    /// <param name="isWhole">Whether nothing of the plan is left to send.</param>
    /// <param name="host">Receives progress and warnings.</param>
    /// <param name="stop">Cancels the work.</param>
    internal async Task<Run> CompleteAsync(bool isWhole, ITransferHost host, CancellationToken stop)
    {
        if (isWhole && progress.HasSent) progress.Sent();
        // Long after the jobs, differences may be somebody's edits, so nothing is learned from them.
        ConfirmedValues confirmed = progress.HasSent && !context.IsSettling
            ? await ReadBackAsync(host, stop).ConfigureAwait(false) : new ConfirmedValues();
        Run run = context.Report.ToRun(progress.Applied, context.Steps.Elapsed) with
        {
            Steps = context.Steps.All, Approvals = Approvals(), ManifestRun = context.Options.ManifestRun,
        };
        KeepLedger(isGood: isWhole && run.Outcome is (RunOutcome.Applied or RunOutcome.NothingToDo), confirmed);
        SaveState(isWhole);
        return run;
    }

    /// <summary>
    /// Reads back what was sent. A failure, and values that will not be sent again, are notes of the report: the plan still counts as sent,
    /// and the next run reads the account instead.
    /// </summary>
    /// <returns>The remembered values confirmed by the account.</returns>
    private async Task<ConfirmedValues> ReadBackAsync(ITransferHost host, CancellationToken stop)
    {
        using IDisposable step = context.Steps.Measure(RunSteps.ReadBack);
        context.Reach(RunPoints.BeforeReadBack);
        var confirmed = new ConfirmedValues();
        try
        {
            var readBack = new ReadBack(
                context.Client, context.File, context.Type, context.StatePath, confirmed, context.Options.Point)
            {
                Timeout = context.Options.Timeout,
            };
            IReadOnlyList<Failure> stuck = await readBack
                .RunAsync(progress.Outcomes, host, progress.ReadBack, stop).ConfigureAwait(false);
            foreach (Failure value in stuck) context.Report.Note(value, host);
        }
        catch (FourMeException failed)
        {
            context.Report.Note(Failures.ReadBackFailed(context.Type.Name, failed.Failure), host);
        }
        context.Reach(RunPoints.ReadBackDone);
        return confirmed;
    }

    /// <summary>The agreements to changes of this run name. A good run deletes them, so they are copied into the run history.</summary>
    private IReadOnlyList<RunApproval> Approvals() => [.. new AgreementStore(context.StatePath, context.Clock)
        .Find(new JobOwner(context.File.Header.Host, context.Plan.Account), context.Plan.Name)
        .Select(agreed => new RunApproval(agreed.PlanId, agreed.By, agreed.At, agreed.Reason)
        {
            Limits = [.. agreed.Limits.Select(limit => limit.Column is null ? limit.Limit : $"{limit.Limit} ({limit.Column})")],
        })];

    private void KeepLedger(bool isGood, ConfirmedValues confirmed)
    {
        context.Reach(RunPoints.BeforeLedger);
        if (!progress.HasSent && !isGood) return;
        new LedgerEnding(context.File, context.Type, context.StatePath, context.Clock)
            .Keep(progress.Outcomes, progress.Applied.Started, isGood, confirmed);
    }

    private void SaveState(bool isWhole)
    {
        context.Reach(RunPoints.BeforeState);
        if (isWhole)
        {
            state.MarkUndone();
            state.Save(PlanState.Applied);
        }
        else if (context.IsSettling && progress.Open is null) state.Save(PlanState.OutOfDate);
        context.Reach(RunPoints.StateSaved);
    }
}
