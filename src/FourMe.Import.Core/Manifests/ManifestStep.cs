using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import.Manifests;

/// <summary>One type of a run of a manifest, from its baseline to its end.</summary>
internal sealed class ManifestStep : IDisposable
{
    private readonly Func<IReadOnlyList<KeyValuePair<string, object?>>, SyncRun> _newRun;
    private SyncRun? _sync;
    private Run? _failed;

    /// <param name="entry">What the manifest says.</param>
    /// <param name="run">The own name of its run.</param>
    /// <param name="planId">The plan to go on with; null to make one.</param>
    /// <param name="newRun">Begins the run of the type, by the constants of its records.</param>
    internal ManifestStep(ManifestEntry entry, string run, string? planId,
        Func<IReadOnlyList<KeyValuePair<string, object?>>, SyncRun> newRun)
    {
        (Entry, RunId, PlanId, _newRun) = (entry, run, planId, newRun);
    }

    internal ManifestEntry Entry { get; }

    internal string Type => Entry.Type;

    /// <summary>The own name of its run.</summary>
    internal string RunId { get; }

    /// <summary>The plan that an earlier run made, to be gone on with; null when one is to be made.</summary>
    internal string? PlanId { get; }

    /// <summary>The run of the type; null until it is opened, and when it could not be.</summary>
    internal SyncRun? Sync => _sync;

    /// <summary>The plan, once it is made.</summary>
    internal Plan? Plan => _sync?.Plan;

    /// <summary>What its records refer to and the baselines at hand do not have.</summary>
    internal ReferenceNeeds? Needs { get; set; }

    /// <summary>An earlier run of the manifest has done all of it.</summary>
    internal bool IsDone { get; set; }

    /// <summary>The columns that had a value in some record: only by them does it refer to other types.</summary>
    internal IReadOnlyList<string> FilledColumns { get => _sync?.FilledColumns ?? field; set; } = [];

    /// <summary>A person at the console did not want it sent.</summary>
    internal bool IsDeclined { get; set; }

    /// <summary>Why nothing more of it is sent, though it could be; null when it may go.</summary>
    internal Failure? HeldBack { get; set; }

    /// <summary>Where the rows go: to be given to the batch that makes them.</summary>
    internal IRowSink Rows => _sync!.Rows;

    /// <summary>The plan while it is applied; null when nothing more is to be sent.</summary>
    internal PlanApplication? Application => HeldBack is null && !IsDeclined ? _sync?.Application : null;

    /// <summary>Whether the plan changes anything.</summary>
    internal bool HasChanges => Plan is { } plan && plan.Creates + plan.Updates + plan.Adopts + plan.Retires + plan.Restores > 0;

    /// <summary>Whether it may be applied, as far as the type itself is concerned.</summary>
    internal bool MayGo => Plan is not null && Result is null && !IsDeclined && Plan.State is not PlanState.Held;

    /// <summary>What became of it; null as long as it goes on.</summary>
    internal Run? Result => _failed ?? _sync?.Result;

    /// <summary>Begins the run of the type.</summary>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, <c>RetireInvalid</c> and the like.</exception>
    internal SyncRun Open(IReadOnlyList<KeyValuePair<string, object?>> constants) => _sync ??= _newRun(constants);

    /// <summary>The type cannot go on: its source, its map or its records as a whole are wrong.</summary>
    /// <param name="failures">Why, the gravest last.</param>
    /// <param name="otherwise">The run as it is reported when it cannot even be begun.</param>
    internal void Fail(IReadOnlyList<Failure> failures, Run otherwise)
    {
        try
        {
            Open(Entry.Constants);
        }
        catch (FourMeException)
        {
            // It is what is wrong, or is wrong as well.
        }
        if (_sync is null) _failed = otherwise with { Failures = failures };
        else _sync.End(failures);
    }

    /// <summary>Gives the lock back, and deletes what is left of the temporary files.</summary>
    public void Dispose() => _sync?.Dispose();
}
