using FourMe.Import.Errors;
using FourMe.Import.Planning;

namespace FourMe.Import.Manifests;

/// <summary>Creates the steps of a manifest run, one for each type, and sorts them.</summary>
/// <param name="context">The manifest and its account.</param>
internal sealed class ManifestSteps(ManifestContext context)
{
    /// <summary>The types in planning order. Those that the resumed run has completed are marked.</summary>
    /// <exception cref="FourMeException">
    /// <c>ManifestNameTaken</c>, <c>ManifestRunEnded</c>, <c>PlanNotFound</c>, <c>PlanChanged</c>.
    /// </exception>
    internal IReadOnlyList<ManifestStep> Create()
    {
        IReadOnlyList<ManifestStep> steps = InOrder(
            [.. context.Manifest.Entries.Select(NewStep)], step => ManifestOrder.ReferencesOf(step.Entry.RecordType));
        context.Names.Order(steps);
        if (context.Resumed is null) RefuseOtherManifests(steps);
        else MarkDone(steps);
        return steps;
    }

    /// <summary>The types in sending order, which only the columns with values decide.</summary>
    internal static IReadOnlyList<ManifestStep> InSendingOrder(IReadOnlyList<ManifestStep> steps) =>
        InOrder(steps, step => ManifestOrder.ReferencesOf(step.Entry.RecordType, step.FilledColumns));

    private static IReadOnlyList<ManifestStep> InOrder(
        IReadOnlyList<ManifestStep> steps, Func<ManifestStep, IEnumerable<string>> refersTo)
    {
        IReadOnlyList<string> types = ManifestOrder.Of([.. steps.Select(step => step.Type)],
            type => steps.Where(step => step.Type == type).SelectMany(refersTo));
        return [.. types.SelectMany(type => steps.Where(step => step.Type == type).OrderBy(step => step.Entry.Number))];
    }

    private ManifestStep NewStep(ManifestEntry entry)
    {
        ManifestStepState? before = context.Resumed?.Steps.FirstOrDefault(step => step.Name == entry.Name && step.Type == entry.Type);
        bool isFirst = context.Manifest.Entries.First(other => other.Type == entry.Type) == entry;
        string run = before?.Run ?? (isFirst ? $"{context.Id}-{entry.Type}" : $"{context.Id}-{entry.Type}-{entry.Number}");
        // A plan that was removed meanwhile is made again.
        string? plan = before?.Plan is { } id && context.Plans.Find(id) is not null ? id : null;
        return new ManifestStep(entry, run, plan, constants => new SyncRun(
            context.Client, entry.RecordType, context.PlanOptionsOf(entry), context.ApplyOptionsOf(entry, run), constants));
    }

    private void MarkDone(IReadOnlyList<ManifestStep> steps)
    {
        foreach (ManifestStep step in steps)
        {
            if (step.PlanId is not { } id
                || context.Plans.Get(id) is not { Plan.State: PlanState.Applied or PlanState.Undone } done) continue;
            step.IsDone = true;
            step.FilledColumns = done.Header.FilledColumns;
            context.Names.Take(step, id);
        }
        if (steps.All(step => step.IsDone)) throw Failures.ManifestRunEnded(context.Id).ToException();
    }

    /// <summary>Manifests of the same file name in two folders would share ledgers, and each would retire the other's records.</summary>
    private void RefuseOtherManifests(IReadOnlyList<ManifestStep> steps)
    {
        foreach (ManifestStep step in steps)
            if (context.Store.OtherOf(context.Owner, step.Entry.Name, context.Manifest.Path) is { } other)
                throw Failures.ManifestNameTaken(step.Entry.Name, other).ToException();
    }
}
