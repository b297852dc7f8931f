using FourMe.Import.Errors;
using FourMe.Import.Planning;

namespace FourMe.Import.Manifests;

/// <summary>One type of a manifest run, from its baseline to its result.</summary>
internal sealed class ManifestStep : IDisposable
{
    private readonly Func<IReadOnlyList<KeyValuePair<string, object?>>, SyncRun> _newRun;
    private SyncRun? _sync;
    private Run? _failed;

    /// <param name="entry">The entry of the manifest.</param>
    /// <param name="run">Id of the type's run.</param>
    /// <param name="planId">Id of the plan to continue; null to make one.</param>
    /// <param name="newRun">Creates the run of the type for the constants of its records.</param>
    internal ManifestStep(ManifestEntry entry, string run, string? planId,
        Func<IReadOnlyList<KeyValuePair<string, object?>>, SyncRun> newRun)
    {
        (Entry, RunId, PlanId, _newRun) = (entry, run, planId, newRun);
    }

    internal ManifestEntry Entry { get; }

    internal string Type => Entry.Type;

    /// <summary>Id of the type's run.</summary>
    internal string RunId { get; }

    /// <summary>Id of the plan to continue from an earlier run; null when a plan is to be made.</summary>
    internal string? PlanId { get; }

    /// <summary>The run of the type; null until it is opened, or when opening failed.</summary>
    internal SyncRun? Sync => _sync;

    /// <summary>The plan; null before it is made.</summary>
    internal Plan? Plan => _sync?.Plan;

    /// <summary>The references of its records that the loaded baselines do not resolve; null when the plan is continued.</summary>
    internal ReferenceNeeds? Needs { get; set; }

    /// <summary>Whether the resumed run had completed the type.</summary>
    internal bool IsDone { get; set; }

    /// <summary>The columns that have a value in at least one record. References to other types are taken from these only.</summary>
    internal IReadOnlyList<string> FilledColumns { get => _sync?.FilledColumns ?? field; set; } = [];

    /// <summary>Whether a person at the console declined to send it.</summary>
    internal bool IsDeclined { get; set; }

    /// <summary>The error of the whole run, or of another type, because of which this type was not begun; null when it was.</summary>
    internal Failure? Obstacle { get; set; }

    /// <summary>Why it is not sent because of other types; null when it may be sent.</summary>
    internal Failure? HeldBack { get; set; }

    /// <summary>The plan while it is being applied; null when nothing more is to be sent.</summary>
    internal PlanApplication? Application => HeldBack is null && !IsDeclined ? _sync?.Application : null;

    /// <summary>Whether the plan has changes.</summary>
    internal bool HasChanges => Plan is { } plan && plan.Creates + plan.Updates + plan.Adopts + plan.Retires + plan.Restores > 0;

    /// <summary>Whether the plan may be applied, regardless of other types.</summary>
    internal bool MayGo => Plan is not null && Result is null && !IsDeclined && Plan.State is not PlanState.Held;

    /// <summary>The result; null while the type is in progress.</summary>
    internal Run? Result => _failed ?? _sync?.Result;

    /// <summary>Creates the run of the type, once.</summary>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, <c>RetireInvalid</c> and the like.</exception>
    internal SyncRun Open(IReadOnlyList<KeyValuePair<string, object?>> constants) => _sync ??= _newRun(constants);

    /// <summary>Ends the type because its source, map or records are unusable as a whole.</summary>
    /// <param name="failures">The reasons, the most serious last.</param>
    /// <param name="otherwise">The run to report when the type cannot even be opened.</param>
    internal void Fail(IReadOnlyList<Failure> failures, Run otherwise)
    {
        try
        {
            Open(Entry.Constants);
        }
        catch (FourMeException)
        {
            // The reason is among the failures, or comes on top of them.
        }
        if (_sync is null) _failed = otherwise with { Failures = failures };
        else _sync.End(failures);
    }

    /// <summary>Releases the lock and deletes remaining temporary files.</summary>
    public void Dispose() => _sync?.Dispose();
}
