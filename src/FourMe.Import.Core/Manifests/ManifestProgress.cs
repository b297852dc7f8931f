namespace FourMe.Import.Manifests;

/// <summary>Saves which plans belong to a manifest run, so that the run can be resumed.</summary>
/// <param name="context">The manifest and its account.</param>
internal sealed class ManifestProgress(ManifestContext context)
{
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Save(IReadOnlyList<ManifestStep> steps)
    {
        context.Store.RemoveOld();
        context.Store.Save(new ManifestState
        {
            Id = context.Id,
            Path = context.Manifest.Path,
            Host = context.Owner.Host,
            Account = context.Owner.Account,
            Started = context.Started,
            Steps = [.. steps.Select(step => new ManifestStepState(step.Entry.Name, step.Type, step.RunId, PlanToKeep(step)))],
        });
    }

    /// <summary>A type that failed before sending anything is planned again when the run is resumed.</summary>
    private static string? PlanToKeep(ManifestStep step) => step.Plan is not { } plan ? step.PlanId
        : step.Result is { Outcome: RunOutcome.Failed, Jobs.Count: 0 } ? null : plan.Id;
}
