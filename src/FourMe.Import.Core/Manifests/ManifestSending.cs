using FourMe.Import.Planning;

namespace FourMe.Import.Manifests;

/// <summary>Sends the files of several plans, phase by phase.</summary>
/// <param name="steps">The types, in sending order.</param>
/// <param name="holdBack">Called when a type stops, to hold back the types that refer to it.</param>
internal sealed class ManifestSending(IReadOnlyList<ManifestStep> steps, Action holdBack)
{
    private static readonly ApplyPhase[] Forward =
        [ApplyPhase.Restore, ApplyPhase.Create, ApplyPhase.Rename, ApplyPhase.Update, ApplyPhase.Deferred];

    internal async Task SendAsync(ITransferHost host, CancellationToken stop)
    {
        foreach (ApplyPhase phase in Forward)
        {
            if (phase == ApplyPhase.Deferred) LeaveOutFailed();
            foreach (ManifestStep step in steps) await SendAsync(step, phase, host, stop).ConfigureAwait(false);
        }
        foreach (ManifestStep step in steps.Reverse()) await SendAsync(step, ApplyPhase.Retire, host, stop).ConfigureAwait(false);
    }

    private async Task SendAsync(ManifestStep step, ApplyPhase phase, ITransferHost host, CancellationToken stop)
    {
        while (step.Application?.Next is { } file && file.Phase == phase)
        {
            await step.Sync!.SendNextAsync(host, stop).ConfigureAwait(false);
            if (step.Application is not { HasStopped: false }) holdBack();
        }
    }

    /// <summary>Leaves out references to records that could not be created or renamed. Their rows would only fail.</summary>
    private void LeaveOutFailed()
    {
        PlanApplication[] applied = [.. steps.Select(step => step.Application).OfType<PlanApplication>()];
        if (applied.All(plan => plan.Next?.Phase != ApplyPhase.Deferred)) return;
        var failed = new ComingNames();
        foreach (ManifestStep step in steps) failed.AddType(step.Type, 0);
        foreach (PlanApplication plan in applied)
            if (plan.HasSent) plan.NoteFailed(failed);
        foreach (PlanApplication plan in applied) plan.LeaveOut(failed);
    }
}
