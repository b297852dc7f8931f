using FourMe.Import.Errors;

namespace FourMe.Import.Planning;

/// <summary>The outcome of a run that could not continue, by its failure.</summary>
internal static class SyncOutcome
{
    internal static RunOutcome Of(Failure failure) => failure.Id switch
    {
        nameof(Failures.RunInProgress) or nameof(Failures.PlanBusy) => RunOutcome.Busy,
        nameof(Failures.RunPaused) => RunOutcome.Paused,
        nameof(Failures.PlanHeld) or nameof(Failures.HeldBack) or nameof(Failures.PlanDeclined) => RunOutcome.Held,
        nameof(Failures.BaselineMissing) or nameof(Failures.BaselineTooOld) or nameof(Failures.BaselineShrunk)
            or nameof(Failures.BaselineChanged) or nameof(Failures.ExportRateLimited) => RunOutcome.NoBaseline,
        _ => RunOutcome.Failed,
    };
}
