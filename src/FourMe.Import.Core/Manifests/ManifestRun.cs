using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import.Manifests;

/// <summary>
/// One run of a manifest. All types are planned before any is applied. Call <see cref="Begin"/>; for each of <see cref="ToPlan"/>
/// <see cref="Open"/>, <see cref="BeginAsync"/> and <see cref="PlanAsync"/>; then <see cref="LookUpAsync"/> and <see cref="ApplyAsync"/>,
/// or <see cref="Look"/> with WhatIf. <see cref="ManifestRunner"/> and the cmdlet both use it.
/// </summary>
internal sealed class ManifestRun : IDisposable
{
    private readonly ManifestContext _context;
    private readonly ManifestProgress _progress;
    private ManifestLock? _lock;

    /// <exception cref="FourMeException">
    /// <c>ManifestNameTaken</c>, <c>ManifestRunNotFound</c>, <c>ManifestRunEnded</c>, <c>PlanNotFound</c>, <c>PlanChanged</c>.
    /// </exception>
    internal ManifestRun(FourMeClient client, Manifest manifest, ManifestRunOptions options)
    {
        _context = new ManifestContext(client, manifest, options);
        _progress = new ManifestProgress(_context);
        Steps = new ManifestSteps(_context).Create();
    }

    /// <summary>Id of the run, by which it can be resumed.</summary>
    internal string Id => _context.Id;

    /// <summary>The types in planning order; after <see cref="ApplyAsync"/> in sending order.</summary>
    internal IReadOnlyList<ManifestStep> Steps { get; private set; }

    /// <summary>The finished runs of the types, in order.</summary>
    internal IReadOnlyList<Run> Runs => [.. Steps.Select(step => step.Result).OfType<Run>()];

    /// <summary>The token of a job that is still running; null when there is none.</summary>
    internal string? OpenToken => Steps.Select(step => step.Sync?.OpenToken).FirstOrDefault(token => token is not null);

    /// <summary>Why no further type is started; null when there is no reason.</summary>
    /// <remarks>
    /// Either another run of the manifest is in progress, or the service has rejected the credentials. Trying the other types would fail as
    /// well, and could lock the account.
    /// </remarks>
    private Failure? Obstacle => _lock?.Busy ?? Runs.SelectMany(run => run.Failures)
        .FirstOrDefault(failure => failure.Kind == FailureKind.AuthenticationError);

    /// <summary>Takes the lock of the manifest. Call it before the first type is opened. Does nothing with WhatIf.</summary>
    internal void Begin()
    {
        if (!_context.IsWhatIf) _lock = new ManifestLock(_context);
    }

    /// <summary>The types to plan, one after the other. As soon as there is an obstacle for all of them, the rest is not started.</summary>
    internal IEnumerable<ManifestStep> ToPlan()
    {
        foreach (ManifestStep step in Steps)
        {
            if (step.IsDone) continue;
            if (Obstacle is { } obstacle) LeaveOut(step, obstacle);
            else yield return step;
        }
    }

    /// <summary>Opens a type. Nothing is read or requested yet.</summary>
    /// <param name="step">The type.</param>
    /// <param name="map">How its records become rows; null to match columns by name.</param>
    /// <returns>The batch for its records; null when a plan of the resumed run is continued.</returns>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, <c>RetireInvalid</c> and the like.</exception>
    internal RecordBatch? Open(ManifestStep step, IReadOnlyList<MapEntry>? map)
    {
        RecordOptions options = step.Entry.ToRecordOptions(map, _context.Formatting, _context.IsStrict);
        SyncRun sync = step.Open(options.Constants);
        if (step.PlanId is not null) return null;
        var needs = new ReferenceNeeds(step.Entry.RecordType, _context.Client.Options.Account);
        Action<PlannedChange> takeNames = _context.Names.Of(step.Entry.RecordType);
        step.Needs = needs;
        sync.Listen(planned =>
        {
            needs.Add(planned);
            takeNames(planned);
        });
        var batch = new RecordBatch(step.Entry.RecordType, options, sync.Rows);
        sync.Watch(batch);
        return batch;
    }

    /// <summary>Takes the lock of a type, and either brings its baseline up to date or loads the plan of the run being resumed.</summary>
    /// <returns>Whether records can be added.</returns>
    internal async Task<bool> BeginAsync(ManifestStep step, ITransferHost host, CancellationToken stop)
    {
        if (step.PlanId is { } planId)
        {
            if (await step.Sync!.GoOnAsync(planId, host).ConfigureAwait(false))
                await Task.Run(() => _context.Names.Take(step, planId), stop).ConfigureAwait(false);
            return false;
        }
        bool isWanted = await step.Sync!.BeginAsync(host, stop).ConfigureAwait(false);
        _context.Names.Tell(step.Sync.Names);
        step.Needs!.Know(step.Sync.Names);
        return isWanted;
    }

    /// <summary>Makes the plan of a type from its completed batch.</summary>
    internal async Task PlanAsync(ManifestStep step, RecordBatch batch, ITransferHost host, CancellationToken stop)
    {
        await step.Sync!.PlanAsync(batch, host, stop).ConfigureAwait(false);
        if (!_context.IsWhatIf) _progress.Save(Steps);
    }

    /// <summary>Ends a type whose source, map or records are unusable as a whole.</summary>
    /// <param name="step">The type.</param>
    /// <param name="failures">The reasons, the most serious last.</param>
    internal void Fail(ManifestStep step, params IReadOnlyList<Failure> failures) => step.Fail(failures, new Run
    {
        Id = step.RunId, Name = step.Entry.Name, Type = step.Type, Source = step.Entry.Source ?? string.Empty,
        Account = _context.Owner.Account, Started = _context.Started, Outcome = RunOutcome.Failed, ManifestRun = Id,
    });

    /// <summary>After all types are planned: reports references to names that neither the account nor the run has.</summary>
    internal Task LookUpAsync(ITransferHost host, CancellationToken stop) => new ReferenceLookUp(_context, Steps).RunAsync(host, stop);

    /// <summary>Marks the types that wait for others.</summary>
    internal void HoldBack() => new ManifestWaiting(Steps, _context.HoldsAll).HoldBack();

    /// <summary>Applies the plans that may be applied, all in one order.</summary>
    internal async Task ApplyAsync(ITransferHost host, CancellationToken stop)
    {
        HoldBack();
        Steps = ManifestSteps.InSendingOrder(Steps);
        _context.Names.Order(Steps);
        await new ManifestApplication(_context, Steps).RunAsync(host, stop).ConfigureAwait(false);
    }

    /// <summary>Ends a run with WhatIf.</summary>
    internal void Look()
    {
        foreach (ManifestStep step in Steps)
            if (step.Sync is { Result: null } sync) sync.End();
    }

    /// <summary>Releases the locks.</summary>
    public void Dispose()
    {
        foreach (ManifestStep step in Steps) step.Dispose();
        _lock?.Dispose();
    }

    /// <summary>Does not start a type, because of an obstacle. Its run says so, too.</summary>
    private void LeaveOut(ManifestStep step, Failure obstacle)
    {
        step.Obstacle = obstacle;
        Fail(step, obstacle);
    }
}
