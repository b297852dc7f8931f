using FourMe.Import.Errors;

namespace FourMe.Import.Manifests;

/// <summary>Finds out what has to wait: what refers to a type of which nothing is sent, and so on.</summary>
/// <param name="steps">The types.</param>
/// <param name="all">Whether everything waits when one type does.</param>
internal sealed class ManifestWaiting(IReadOnlyList<ManifestStep> steps, bool all)
{
    /// <summary>Marks what waits.</summary>
    internal void HoldBack()
    {
        while (HoldNext())
        {
            // Each one may hold back others.
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

    /// <summary>Whether nothing, or nothing more, is sent of a type. A suspended one is as if it were not in the manifest.</summary>
    private static bool IsStill(ManifestStep step) => step.HeldBack is not null || step.IsDeclined
        || (step.Plan?.State == PlanState.Held && step.Result is null)
        || step.Sync?.Application is { HasStopped: true }
        || step.Result is { Outcome: RunOutcome.Failed or RunOutcome.Held or RunOutcome.Busy or RunOutcome.NoBaseline };

    private static bool HasLeft(ManifestStep step) => step.Sync?.Application is not { } application || application.Next is not null;

    private bool Awaits(ManifestStep step, ManifestStep other) => other != step
        && (all || ManifestOrder.ReferencesOf(step.Entry.RecordType, step.FilledColumns).Contains(other.Type));
}
