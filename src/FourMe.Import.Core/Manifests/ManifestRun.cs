using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.Rows;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.Manifests;

/// <summary>
/// One run of a manifest. All types are planned before any is applied. Call <see cref="BeginAsync"/> and <see cref="PlanAsync"/> for each
/// of <see cref="Steps"/>, then <see cref="LookUpAsync"/>, then <see cref="ApplyAsync"/>. <see cref="ManifestRunner"/> and the cmdlet both
/// use it.
/// </summary>
internal sealed class ManifestRun : IDisposable
{
    private readonly FourMeClient _client;
    private readonly Manifest _manifest;
    private readonly ManifestRunOptions _options;
    private readonly ManifestStore _store;
    private readonly string _stateFolder;
    private readonly ManifestNames _names;
    private readonly DateTimeOffset _started;
    private ManifestLock? _lock;

    /// <exception cref="FourMeException">
    /// <c>ManifestNameTaken</c>, <c>ManifestRunNotFound</c>, <c>ManifestRunEnded</c>, <c>PlanNotFound</c>, <c>PlanChanged</c>.
    /// </exception>
    internal ManifestRun(FourMeClient client, Manifest manifest, ManifestRunOptions options)
    {
        (_client, _manifest, _options) = (client, manifest, options);
        _stateFolder = options.StatePath ?? manifest.StatePath ?? StateFolder.Path;
        _store = new ManifestStore(_stateFolder, client.Options.TimeProvider);
        _started = client.Options.TimeProvider.GetUtcNow();
        _names = new ManifestNames(new PlanStore(_stateFolder, client.Options.TimeProvider));
        ManifestState? before = options.Resume is null ? null : Before(options.Resume);
        Id = before?.Id ?? _store.NewId(manifest.Stem);
        Steps = InOrder([.. manifest.Entries.Select(entry => NewStep(entry, before))]);
        _names.Order(Steps);
        if (before is not null) LookWhatIsDone();
        else FindOtherManifests();
    }

    /// <summary>Id of the run, by which it can be resumed.</summary>
    internal string Id { get; }

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
    internal Failure? Obstacle => _lock?.Busy ?? Runs.SelectMany(run => run.Failures)
        .FirstOrDefault(failure => failure.Kind == FailureKind.AuthenticationError);

    /// <summary>Whether missing references, and properties that match no column, are errors.</summary>
    internal bool IsStrict => _options.Strict || _manifest.Strict;

    /// <summary>The state folder.</summary>
    internal string StatePath => _stateFolder;

    /// <summary>Takes the lock of the manifest. Call it before the first type is opened. Does nothing with WhatIf.</summary>
    internal void Begin()
    {
        if (!_options.WhatIf) _lock = new ManifestLock(_stateFolder, JobOwner.Of(_client), _manifest, _client.Options.TimeProvider);
    }

    /// <summary>Opens a type, so that a batch can be created for its rows. Nothing is read or requested yet.</summary>
    /// <param name="step">The type.</param>
    /// <param name="constants">Constant columns of all its records.</param>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, <c>RetireInvalid</c> and the like.</exception>
    internal void Open(ManifestStep step, IReadOnlyList<KeyValuePair<string, object?>> constants)
    {
        SyncRun sync = step.Open(constants);
        if (step.PlanId is not null) return;
        var needs = new ReferenceNeeds(step.Entry.RecordType, _client.Options.Account);
        Action<PlannedChange> takeNames = _names.Of(step.Entry.RecordType);
        step.Needs = needs;
        sync.Listen(planned =>
        {
            needs.Add(planned);
            takeNames(planned);
        });
    }

    /// <summary>Takes the lock of a type, and either brings its baseline up to date or loads the plan of the run being resumed.</summary>
    /// <returns>Whether records can be added.</returns>
    internal async Task<bool> BeginAsync(ManifestStep step, ITransferHost host, CancellationToken stop)
    {
        if (step.PlanId is { } planId)
        {
            if (await step.Sync!.GoOnAsync(planId, host).ConfigureAwait(false))
                await Task.Run(() => _names.Take(step, planId), stop).ConfigureAwait(false);
            return false;
        }
        bool isWanted = await step.Sync!.BeginAsync(host, stop).ConfigureAwait(false);
        _names.Tell(step.Sync.Names);
        step.Needs!.Know(step.Sync.Names);
        return isWanted;
    }

    /// <summary>Makes the plan of a type from its completed batch.</summary>
    internal async Task PlanAsync(ManifestStep step, RecordBatch batch, ITransferHost host, CancellationToken stop)
    {
        await step.Sync!.PlanAsync(batch, host, stop).ConfigureAwait(false);
        if (!_options.WhatIf) Save();
    }

    /// <summary>Ends a type whose source, map or records are unusable as a whole.</summary>
    /// <param name="step">The type.</param>
    /// <param name="failures">The reasons, the most serious last.</param>
    internal void Fail(ManifestStep step, params IReadOnlyList<Failure> failures) => step.Fail(failures, new Run
    {
        Id = step.RunId, Name = step.Entry.Name, Type = step.Type, Source = step.Entry.Source ?? string.Empty,
        Account = JobOwner.Of(_client).Account, Started = _started, Outcome = RunOutcome.Failed, ManifestRun = Id,
    });

    /// <summary>Does not begin a type, because of <see cref="Obstacle"/>. Its run says so, too.</summary>
    internal void LeaveOut(ManifestStep step, Failure obstacle)
    {
        step.Obstacle = obstacle;
        Fail(step, obstacle);
    }

    /// <summary>
    /// After all types are planned: finds references to names that neither the account nor the run has. They are warnings, except for
    /// strict types, of which nothing is sent.
    /// </summary>
    internal async Task LookUpAsync(ITransferHost host, CancellationToken stop)
    {
        string[] own = [.. Steps.Select(step => step.Type).Distinct()];
        var account = new AccountNames(_client, _stateFolder, own, new BaselineOptions { IsWhatIf = _options.WhatIf }, host);
        // The names from a failed source are unknown. A suspended type has no names to add.
        string[] unknown = [.. Steps.Where(step => step is { Plan: null, IsDone: false } && step.Result?.Outcome != RunOutcome.Paused)
            .Select(step => step.Type)];
        var missing = new MissingReferences(
            account, _names.Coming, type => _options.WhatIf ? [] : _names.All(type, Steps), unknown);
        foreach (ManifestStep step in Steps)
        {
            if (step.Plan is null || step.Needs is null) continue;
            IReadOnlyList<MissingName> names = await missing.FindAsync(step.Needs, stop).ConfigureAwait(false);
            if (names.Count == 0) continue;
            bool isError = (IsStrict || step.Entry.Strict) && step.Result is null;
            foreach (MissingName name in names.Take(PlanWriter.NotesAtHand))
                step.Sync!.Note(new PlanNote(name.Failure.Id, name.Need.Name, name.Failure.Text));
            if (isError)
                step.Sync!.End([.. names.Take(Shown).Select(name => name.Failure), Failures.MissingReferences(step.Type, names.Count)]);
            else Warn(step, names, host);
        }
    }

    /// <summary>
    /// Applies all plans in one order: restores, creations, renames and updates in the order of the types, then deferred references, and at
    /// last retirements in the reverse order.
    /// </summary>
    internal async Task ApplyAsync(ITransferHost host, CancellationToken stop)
    {
        HoldBack();
        ManifestStep[] going = [.. Steps.Where(step => step.MayGo && step.HeldBack is null)];
        Steps = InOrder(Steps, step => ManifestOrder.ReferencesOf(step.Entry.RecordType, step.FilledColumns));
        going = [.. Steps.Where(going.Contains)];
        _names.Order(Steps);
        foreach (ManifestStep step in going)
        {
            await step.Sync!.OpenAsync(_names.Coming, host, stop).ConfigureAwait(false);
            NotePutOff(step, host);
        }
        Save();
        HoldBack();
        await new ManifestSending(Steps, HoldBack).SendAsync(host, stop).ConfigureAwait(false);
        foreach (ManifestStep step in Steps)
        {
            if (step.Sync is not { Result: null, Plan: not null } sync) continue;
            if (step.IsDeclined) sync.End(Failures.PlanDeclined(step.Type, step.Plan!.Id));
            else if (sync.Application is not null) await sync.CompleteAsync(host, stop, step.HeldBack).ConfigureAwait(false);
            // Opening a held plan ends it with the reason. A plan held back by another type waits.
            else if (step.HeldBack is null) await sync.OpenAsync(_names.Coming, host, stop).ConfigureAwait(false);
            else sync.End(step.HeldBack);
        }
        Save();
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

    /// <summary>Maximum number of missing names shown one by one.</summary>
    internal const int Shown = 20;

    private static void Warn(ManifestStep step, IReadOnlyList<MissingName> names, ITransferHost host)
    {
        foreach (MissingName name in names.Take(Shown)) host.Warning($"{step.Type}: {name.Failure.Text}");
        if (names.Count > Shown)
            host.Warning($"{step.Type}: {Counted.Of(names.Count - Shown, "further name")} missing; the notes of the run have them.");
    }

    /// <summary>Marks the types that wait for others.</summary>
    internal void HoldBack() => new ManifestWaiting(Steps, _options.HoldAll || _manifest.HoldAll).HoldBack();

    private static void NotePutOff(ManifestStep step, ITransferHost host)
    {
        if (step.Application is not { PutOff.Count: > 0 } application) return;
        foreach (KeyValuePair<string, long> column in application.PutOff)
        {
            string words = $"'{column.Key}' of {Counted.Of(column.Value, "record")} of '{step.Type}' is sent in a second pass: it refers "
                + "to records of this run that do not exist in the first.";
            step.Sync!.Note(new PlanNote("PutOff", column.Key, words));
            host.Verbose(words);
        }
    }

    private IReadOnlyList<ManifestStep> InOrder(
        IReadOnlyList<ManifestStep> steps, Func<ManifestStep, IEnumerable<string>>? refersTo = null)
    {
        IReadOnlyList<string> types = ManifestOrder.Of([.. steps.Select(step => step.Type)], type => steps.Where(step => step.Type == type)
            .SelectMany(refersTo ?? (step => ManifestOrder.ReferencesOf(step.Entry.RecordType))));
        return [.. types.SelectMany(type => steps.Where(step => step.Type == type).OrderBy(step => step.Entry.Number))];
    }

    private ManifestStep NewStep(ManifestEntry entry, ManifestState? before)
    {
        ManifestStepState? step = before?.Steps.FirstOrDefault(step => step.Name == entry.Name && step.Type == entry.Type);
        bool isFirst = _manifest.Entries.First(other => other.Type == entry.Type) == entry;
        string run = step?.Run ?? (isFirst ? $"{Id}-{entry.Type}" : $"{Id}-{entry.Type}-{entry.Number}");
        // A plan that was removed meanwhile is made again.
        string? plan = step?.Plan is { } id && _names.Plans.Find(id) is not null ? id : null;
        return new ManifestStep(entry, run, plan, constants => new SyncRun(_client, entry.RecordType,
            entry.ToPlanOptions(Formatting ?? new(), _stateFolder, _options.WhatIf, _options.Stop),
            new ApplyOptions { Timeout = entry.Timeout, JobFolder = _options.JobFolder, Point = _options.Point, Run = run,
                ManifestRun = Id }, constants));
    }

    /// <summary>How values are formatted. Set it before the first type is opened.</summary>
    internal Values.FormattingContext? Formatting { get; set; }

    private ManifestState Before(string id)
    {
        ManifestState? state = _store.Find(id);
        if (state is null || new JobOwner(state.Host, state.Account) != JobOwner.Of(_client)
            || !state.Steps.Any(step => _manifest.Entries.Any(entry => entry.Name == step.Name)))
            throw Failures.ManifestRunNotFound(id, _manifest.Path).ToException();
        return state;
    }

    private void LookWhatIsDone()
    {
        foreach (ManifestStep step in Steps)
        {
            if (step.PlanId is not { } id || _names.Plans.Get(id) is not { Plan.State: PlanState.Applied or PlanState.Undone } done)
                continue;
            step.IsDone = true;
            step.FilledColumns = done.Header.FilledColumns;
            _names.Take(step, id);
        }
        if (Steps.All(step => step.IsDone)) throw Failures.ManifestRunEnded(Id).ToException();
    }

    /// <summary>Manifests of the same file name in two folders would share ledgers, and each would retire the other's records.</summary>
    private void FindOtherManifests()
    {
        foreach (ManifestStep step in Steps)
            if (_store.OtherOf(JobOwner.Of(_client), step.Entry.Name, _manifest.Path) is { } other)
                throw Failures.ManifestNameTaken(step.Entry.Name, other).ToException();
    }

    private void Save()
    {
        _store.RemoveOld();
        _store.Save(new ManifestState
        {
            Id = Id,
            Path = _manifest.Path,
            Host = JobOwner.Of(_client).Host,
            Account = JobOwner.Of(_client).Account,
            Started = _started,
            Steps = [.. Steps.Select(step => new ManifestStepState(step.Entry.Name, step.Type, step.RunId, PlanToKeep(step)))],
        });
    }

    /// <summary>A type that failed before sending anything is planned again when the run is resumed.</summary>
    private static string? PlanToKeep(ManifestStep step) => step.Plan is not { } plan ? step.PlanId
        : step.Result is { Outcome: RunOutcome.Failed, Jobs.Count: 0 } ? null : plan.Id;
}
