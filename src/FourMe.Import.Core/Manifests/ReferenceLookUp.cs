using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.Text;

namespace FourMe.Import.Manifests;

/// <summary>
/// Reports references to names that neither the account nor the run has: as notes and warnings, and as errors of strict types, of which
/// nothing is sent.
/// </summary>
/// <param name="context">The manifest and its account.</param>
/// <param name="steps">The planned types.</param>
internal sealed class ReferenceLookUp(ManifestContext context, IReadOnlyList<ManifestStep> steps)
{
    /// <summary>Maximum number of missing names shown one by one.</summary>
    private const int Shown = 20;

    internal async Task RunAsync(ITransferHost host, CancellationToken stop)
    {
        MissingReferences missing = Missing(host);
        foreach (ManifestStep step in steps)
        {
            if (step.Plan is null || step.Needs is null) continue;
            IReadOnlyList<MissingName> names = await missing.FindAsync(step.Needs, stop).ConfigureAwait(false);
            if (names.Count > 0) Report(step, names, host);
        }
    }

    private MissingReferences Missing(ITransferHost host)
    {
        string[] own = [.. steps.Select(step => step.Type).Distinct()];
        var account = new AccountNames(context.Client, context.StatePath, own, new BaselineOptions { IsWhatIf = context.IsWhatIf }, host);
        // The names from a failed source are unknown. A suspended type has no names to add.
        string[] unknown = [.. steps.Where(step => step is { Plan: null, IsDone: false } && step.Result?.Outcome != RunOutcome.Paused)
            .Select(step => step.Type)];
        return new MissingReferences(
            account, context.Names.Coming, type => context.IsWhatIf ? [] : context.Names.All(type, steps), unknown);
    }

    private void Report(ManifestStep step, IReadOnlyList<MissingName> names, ITransferHost host)
    {
        bool isError = (context.IsStrict || step.Entry.Strict) && step.Result is null;
        foreach (MissingName name in names.Take(PlanWriter.NotesAtHand))
            step.Sync!.Note(new PlanNote(name.Failure.Id, name.Need.Name, name.Failure.Text));
        if (isError)
            step.Sync!.End([.. names.Take(Shown).Select(name => name.Failure), Failures.MissingReferences(step.Type, names.Count)]);
        else Warn(step, names, host);
    }

    private static void Warn(ManifestStep step, IReadOnlyList<MissingName> names, ITransferHost host)
    {
        foreach (MissingName name in names.Take(Shown)) host.Warning($"{step.Type}: {name.Failure.Text}");
        if (names.Count > Shown)
            host.Warning($"{step.Type}: {Counted.Of(names.Count - Shown, "further name")} missing; the notes of the run have them.");
    }
}
