namespace FourMe.Import.Manifests;

/// <summary>A manifest run in one line per type, in the words of the type and without counts of 0.</summary>
internal static class ManifestSummary
{
    /// <param name="steps">The types.</param>
    /// <param name="onlyLooks">Whether the run only says what it would do.</param>
    internal static IReadOnlyList<string> Of(IEnumerable<ManifestStep> steps, bool onlyLooks) =>
        [.. steps.Select(step => onlyLooks && step is { Result: null, Plan: { } plan } ? WouldBe(step, plan) : LineOf(step))];

    private static string WouldBe(ManifestStep step, Plan plan) => step switch
    {
        _ when plan.State == PlanState.Held => $"{plan.Summary}; would be held",
        { HeldBack: not null } => $"{plan.Summary}; would wait",
        { HasChanges: false } => plan.Summary,
        _ => $"{plan.Summary}; would be applied",
    };

    private static string LineOf(ManifestStep step)
    {
        string summary = step.Plan?.Summary ?? $"{step.Type}: no plan";
        if (step.Obstacle is { } obstacle) return $"{step.Type}: not begun ({obstacle.Id})";
        if (step.IsDone) return $"{step.Type}: done before";
        if (step.IsDeclined) return $"{summary}; declined, nothing was sent";
        return step.Result is not { } run ? summary : run.Outcome switch
        {
            RunOutcome.Applied when run.Failed > 0 => $"{step.Sync?.DoneSummary ?? summary}; {run.Failed:N0} failed",
            RunOutcome.Applied => step.Sync?.DoneSummary ?? summary,
            RunOutcome.NothingToDo => summary,
            RunOutcome.Held when step.HeldBack is not null => $"{summary}; waits",
            RunOutcome.Held => $"{summary}; held, nothing was sent",
            RunOutcome.Busy => $"{summary}; another run is busy",
            RunOutcome.Paused => $"{summary}; suspended",
            RunOutcome.NoBaseline => $"{summary}; there is no baseline",
            _ => $"{summary}; failed",
        };
    }
}
