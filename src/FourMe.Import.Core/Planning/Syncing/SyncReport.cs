using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>Creates the result of a sync and writes it to the history.</summary>
/// <param name="options">Options of the plan.</param>
/// <param name="apply">Options for applying it.</param>
/// <param name="recorder">Writes the history.</param>
/// <param name="clock">The clock.</param>
internal sealed class SyncReport(PlanOptions options, ApplyOptions apply, PlanRecorder recorder, TimeProvider clock)
{
    private readonly DateTimeOffset _started = clock.GetUtcNow();
    private readonly long _began = clock.GetTimestamp();
    private readonly List<PlanNote> _notes = [];

    /// <summary>Failures of records, found when the plan was made.</summary>
    internal IReadOnlyList<Failure> Refusals { private get; set; } = [];

    /// <summary>Adds a note to the result.</summary>
    internal void Note(PlanNote note) => _notes.Add(note);

    /// <summary>The result of a run that has applied its plan.</summary>
    /// <param name="applied">The run of the plan.</param>
    /// <param name="heldBack">Why files were deliberately not sent; null when all were sent.</param>
    internal Run Applied(Run applied, Failure? heldBack) => Record(applied with
    {
        Started = _started,
        Duration = clock.GetElapsedTime(_began),
        Outcome = heldBack is not null && applied.Outcome is (RunOutcome.Applied or RunOutcome.NothingToDo) ? RunOutcome.Held
            : applied.Outcome,
        Failures = [.. Refusals, .. applied.Failures, .. heldBack is null ? Array.Empty<Failure>() : [heldBack]],
        Notes = [.. _notes, .. applied.Notes],
    });

    /// <summary>The result of a run that ended without applying a plan.</summary>
    /// <param name="key">The run name, type and Source.</param>
    /// <param name="plan">The plan; null when none was made.</param>
    /// <param name="failures">The reasons; empty with WhatIf.</param>
    /// <param name="notSent">Number of changes that were to be sent.</param>
    internal Run Ended(RunKey key, Plan? plan, IReadOnlyList<Failure> failures, long notSent) => Record(new Run
    {
        Id = apply.Run ?? Guid.NewGuid().ToString("N"),
        Name = plan?.Name ?? key.Name,
        Type = key.Type,
        Source = plan?.Source ?? key.Source,
        Account = key.Owner.Account,
        Started = _started,
        Duration = clock.GetElapsedTime(_began),
        Outcome = failures.Count > 0 ? SyncOutcome.Of(failures[failures.Count - 1])
            : !options.WhatIf ? RunOutcome.Failed : plan is { Held.Count: > 0 } ? RunOutcome.Held : RunOutcome.NothingToDo,
        Seen = plan?.Seen ?? 0,
        Unchanged = plan?.Unchanged ?? 0,
        Refused = plan?.Refused ?? 0,
        NotSent = notSent,
        PlanId = plan?.Id,
        Failures = [.. Refusals, .. failures],
        Notes = [.. _notes],
        ManifestRun = apply.ManifestRun,
    });

    /// <summary>Writes the run to the history, except with WhatIf.</summary>
    private Run Record(Run run) => options.WhatIf ? run : recorder.Keep(run);
}
