using FourMe.Import.Errors;

namespace FourMe.Import.Manifests;

/// <summary>Determines which types have to wait: those that refer to a type that is not sent, directly or through others.</summary>
/// <param name="steps">The types.</param>
/// <param name="all">Whether all types wait when one does.</param>
internal sealed class ManifestWaiting(IReadOnlyList<ManifestStep> steps, bool all)
{
    /// <summary>Marks the types that have to wait.</summary>
    internal void HoldBack()
    {
        while (HoldNext())
        {
            // Repeated, because each waiting type may make others wait.
        }
    }

    private bool HoldNext()
    {
        ManifestStep[] still = [.. steps.Where(step => !step.IsDone && IsStill(step))];
        ManifestStep[] waiting = [.. steps.Where(step => step is { HeldBack: null, HasChanges: true } && step.MayGo && HasLeft(step)
            && still.Any(other => Awaits(step, other)))];
        foreach (ManifestStep step in waiting)
        {
            IEnumerable<string> others = still.Where(other => Awaits(step, other)).Select(other => $"'{other.Type}'").Distinct();
            step.HeldBack = Failures.HeldBack(step.Type, string.Join(", ", others), step.Plan!.Id);
        }
        return waiting.Length > 0;
    }

    /// <summary>Whether nothing, or nothing more, is sent of a type. Suspended types do not count.</summary>
    private static bool IsStill(ManifestStep step) => step.HeldBack is not null || step.IsDeclined
        || (step.Plan?.State == PlanState.Held && step.Result is null)
        || step.Sync?.Application is { HasStopped: true }
        || step.Result is { Outcome: RunOutcome.Failed or RunOutcome.Held or RunOutcome.Busy or RunOutcome.NoBaseline };

    private static bool HasLeft(ManifestStep step) => step.Sync?.Application is not { } application || application.Next is not null;

    private bool Awaits(ManifestStep step, ManifestStep other) => other != step
        && (all || ManifestOrder.ReferencesOf(step.Entry.RecordType, step.FilledColumns).Contains(other.Type));
}
