using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.Text;

namespace FourMe.Import.Manifests;

/// <summary>
/// Applies the plans of all types in one order: restores, creations, renames and updates in the order of the types, then deferred
/// references, and at last retirements in the reverse order.
/// </summary>
/// <param name="context">The manifest and its account.</param>
/// <param name="steps">The types, in sending order.</param>
internal sealed class ManifestApplication(ManifestContext context, IReadOnlyList<ManifestStep> steps)
{
    private readonly ManifestWaiting _waiting = new(steps, context.HoldsAll);
    private readonly ManifestProgress _progress = new(context);

    internal async Task RunAsync(ITransferHost host, CancellationToken stop)
    {
        await OpenAsync(host, stop).ConfigureAwait(false);
        _progress.Save(steps);
        _waiting.HoldBack();
        await new ManifestSending(steps, _waiting.HoldBack).SendAsync(host, stop).ConfigureAwait(false);
        foreach (ManifestStep step in steps) await EndAsync(step, host, stop).ConfigureAwait(false);
        _progress.Save(steps);
    }

    /// <summary>Opens all plans that may be applied, before the first file is sent.</summary>
    private async Task OpenAsync(ITransferHost host, CancellationToken stop)
    {
        ManifestStep[] going = [.. steps.Where(step => step.MayGo && step.HeldBack is null)];
        foreach (ManifestStep step in going)
        {
            await step.Sync!.OpenAsync(context.Names.Coming, host, stop).ConfigureAwait(false);
            NotePutOff(step, host);
        }
    }

    private static void NotePutOff(ManifestStep step, ITransferHost host)
    {
        if (step.Application is not { PutOff.Count: > 0 } application) return;
        foreach (KeyValuePair<string, long> column in application.PutOff)
        {
            string words = $"'{column.Key}' of {Counted.Of(column.Value, "record")} of '{step.Type}' is sent in a second pass: it refers "
                + "to records of this run that do not exist in the first.";
            step.Sync!.Note(new PlanNote("PutOff", column.Key, words));
            host.Verbose(words);
        }
    }

    private async Task EndAsync(ManifestStep step, ITransferHost host, CancellationToken stop)
    {
        if (step.Sync is not { Result: null, Plan: not null } sync) return;
        if (step.IsDeclined) sync.End(Failures.PlanDeclined(step.Type, step.Plan!.Id));
        else if (sync.Application is not null) await sync.CompleteAsync(host, stop, step.HeldBack).ConfigureAwait(false);
        // Opening a held plan ends it with the reason. A plan held back by another type waits.
        else if (step.HeldBack is null) await sync.OpenAsync(context.Names.Coming, host, stop).ConfigureAwait(false);
        else sync.End(step.HeldBack);
    }
}
