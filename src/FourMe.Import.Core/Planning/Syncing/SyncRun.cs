using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// One run of a run name from its lock to its ledger: what a killed run left, baseline, plan, limits, apply, read-back. Programs
/// (<see cref="RecordSync"/>) and the cmdlet go through the same one: <see cref="BeginAsync"/>, records into <see cref="Rows"/>,
/// <see cref="PlanAsync"/>, <see cref="Approve"/> when a person agrees, <see cref="ApplyAsync"/>.
/// </summary>
/// <remarks>What keeps it from going on is no exception but the end of the run: a scheduled run always gives its outcome.</remarks>
internal sealed class SyncRun : IDisposable
{
    private readonly FourMeClient _client;
    private readonly PlanOptions _options;
    private readonly ApplyOptions _apply;
    private readonly PlanRecorder _recorder;
    private PlanRun? _planning;
    private IReadOnlyList<Failure> _refusals = [];
    private readonly List<PlanNote> _notes = [];
    private readonly DateTimeOffset _started;
    private readonly long _began;
    private RunKey _key;
    private RunLock? _lock;
    private PlanApplication? _application;
    private IDisposable? _reading;
    private bool _isBegun;

    /// <param name="client">The account.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">What the plan may do.</param>
    /// <param name="apply">How it is applied; the state folder is that of the plan.</param>
    /// <param name="constants">Values of all records.</param>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, <c>RetireNeedsName</c>, <c>RetireInvalid</c>.</exception>
    internal SyncRun(FourMeClient client, RecordType type, PlanOptions options, ApplyOptions apply,
        IReadOnlyList<KeyValuePair<string, object?>> constants)
    {
        _client = client;
        _options = options;
        _apply = new ApplyOptions
        {
            StatePath = options.StatePath, Timeout = apply.Timeout, JobFolder = apply.JobFolder, Point = apply.Point, Run = apply.Run,
            ManifestRun = apply.ManifestRun,
        };
        _recorder = new PlanRecorder(client, RunKind.Sync, options.StatePath);
        _recorder.Allow(options);
        _planning = new PlanRun(client, type, options);
        _key = SyncKey.Of(client, type, options, constants);
        _started = Clock.GetUtcNow();
        _began = Clock.GetTimestamp();
    }

    /// <summary>Where the rows go: to be given to the batch that makes them.</summary>
    internal IRowSink Rows => Planning.Rows;

    /// <summary>The plan, once it is made.</summary>
    internal Plan? Plan { get; private set; }

    /// <summary>What became of the run, once it is over.</summary>
    internal Run? Result { get; private set; }

    /// <summary>What was done, in the words of the type; null before the run is over, and when there is no plan.</summary>
    internal string? DoneSummary => Plan is null || Result is null ? null : PlanSummary.Done(Plan, Result, _options.Retire);

    /// <summary>The names of the records that the type refers to, as far as there are baselines; known once the run has begun.</summary>
    internal ReferenceNames? Names => _planning?.Names;

    /// <summary>The columns that had a value in some record; known once there is a plan.</summary>
    internal IReadOnlyList<string> FilledColumns { get; private set; } = [];

    /// <summary>Lets somebody hear of each change of the plan while it is made.</summary>
    internal void Listen(Action<PlannedChange> listener) => Planning.Listener = listener;

    /// <summary>The token of a job that goes on in the service; null when there is none.</summary>
    internal string? OpenToken => _application?.OpenToken;

    private PlanRun Planning => _planning ?? throw new InvalidOperationException("The plan is made.");

    private TimeProvider Clock => _client.Options.TimeProvider;

    private string StateFolderPath => _options.StatePath ?? StateFolder.Path;

    /// <summary>Takes note of a source file.</summary>
    /// <param name="written">When it was written.</param>
    internal void NoteSource(DateTimeOffset written) => Planning.NoteSource(written);

    /// <summary>The batch of a program.</summary>
    internal RecordBatch NewBatch(RecordOptions records)
    {
        RecordBatch batch = Planning.NewBatch(records);
        Watch(batch);
        return batch;
    }

    /// <summary>Why the run is not in the history; null when it is.</summary>
    internal string? Unrecorded => _recorder.Problem;

    /// <summary>Notes which records are refused, and why, for the history.</summary>
    internal void Watch(RecordBatch batch) => _recorder.Watch(batch);

    /// <summary>Unless the name is suspended: takes the lock, sees to what a killed run left, and brings the baseline up to date.</summary>
    /// <returns>Whether records are wanted; otherwise <see cref="Result"/> says why not.</returns>
    internal Task<bool> BeginAsync(ITransferHost host, CancellationToken stop) => StepAsync(async () =>
    {
        _isBegun = true;
        ThrowIfPaused();
        if (!_options.WhatIf)
        {
            _lock = RunLock.Take(StateFolderPath, _key, Clock, host);
            if (!await SettleAsync(host, stop).ConfigureAwait(false)) return;
        }
        using (_recorder.Steps.Measure(RunSteps.Baseline)) await Planning.BeginAsync(host, stop).ConfigureAwait(false);
        _reading = _recorder.Steps.Measure(RunSteps.Records);
    });

    /// <summary>The batch is complete: makes the plan.</summary>
    /// <returns>Whether there is one; otherwise <see cref="Result"/> says why not.</returns>
    internal Task<bool> PlanAsync(RecordBatch batch, ITransferHost host, CancellationToken stop) => StepAsync(async () =>
    {
        _reading?.Dispose();
        using (_recorder.Steps.Measure(RunSteps.Compare))
            Plan = await Planning.CompleteAsync(batch, host, stop).ConfigureAwait(false);
        _recorder.Planned(Plan, Planning.Input);
        _refusals = Planning.Refusals;
        FilledColumns = Planning.FilledColumns;
        // Other types of the same run may take long: what is known of single records is given back.
        Planning.Dispose();
        _planning = null;
        RunKey key = SyncKey.Of(_client, Plan);
        if (_lock is null || key == _key) return;
        // The map or the records gave another Source than was known before.
        _lock.Dispose();
        _lock = null;
        _key = key;
        ThrowIfPaused();
        _lock = RunLock.Take(StateFolderPath, key, Clock, host);
        await SettleAsync(host, stop).ConfigureAwait(false);
    });

    /// <summary>Takes the lock, and goes on with a plan that an earlier run made.</summary>
    /// <returns>Whether it is there; otherwise <see cref="Result"/> says why not.</returns>
    internal Task<bool> GoOnAsync(string planId, ITransferHost host) => StepAsync(() =>
    {
        _isBegun = true;
        ThrowIfPaused();
        _lock = RunLock.Take(StateFolderPath, _key, Clock, host);
        PlanFile file = new PlanStore(StateFolderPath, Clock).Get(planId);
        Plan = file.Plan;
        FilledColumns = file.Header.FilledColumns;
        return Task.CompletedTask;
    });

    /// <summary>A person who was asked agrees to what holds the plan.</summary>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why.</param>
    internal void Approve(string by, string? reason) => Plan = new PlanApproval(StateFolderPath, Clock).Approve(Plan!.Id, by, reason);

    /// <summary>Applies the plan unless it is held, reads back, and brings the ledger forward.</summary>
    internal async Task<Run> ApplyAsync(ITransferHost host, CancellationToken stop)
    {
        if (_options.WhatIf) return End();
        await OpenAsync(null, host, stop).ConfigureAwait(false);
        while (Application is { Next: not null }) await SendNextAsync(host, stop).ConfigureAwait(false);
        return await CompleteAsync(host, stop).ConfigureAwait(false);
    }

    /// <summary>The plan while it is applied; null before, and when the run is over.</summary>
    internal PlanApplication? Application => Result is null ? _application : null;

    /// <summary>Opens the plan, so that its files can be sent one by one.</summary>
    /// <param name="names">The names of a run of several types that are applied together; null for this plan alone.</param>
    /// <param name="host">Hears how it goes on.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether it may be applied; otherwise <see cref="Result"/> says why not.</returns>
    internal Task<bool> OpenAsync(ComingNames? names, ITransferHost host, CancellationToken stop) => StepAsync(async () =>
    {
        _application = PlanApplication.Open(_client, Plan!.Id, _apply);
        await _application.BeginAsync(host, stop, names).ConfigureAwait(false);
    });

    /// <summary>Sends the next file of the plan and waits for its job.</summary>
    internal Task SendNextAsync(ITransferHost host, CancellationToken stop) => StepAsync(async () =>
    {
        try
        {
            await _application!.SendNextAsync(host, stop).ConfigureAwait(false);
        }
        catch (FourMeException) when (_application!.HasSent)
        {
            // It is among the failures of the run; what was sent before is read back all the same.
        }
    });

    /// <summary>Reads back what was sent, and brings the ledger forward.</summary>
    /// <param name="host">Hears how it goes on.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="heldBack">Why not all of it was sent though it could be; null when nothing was held back.</param>
    internal async Task<Run> CompleteAsync(ITransferHost host, CancellationToken stop, Failure? heldBack = null)
    {
        await StepAsync(async () =>
        {
            Run run = await _application!.CompleteAsync(host, stop).ConfigureAwait(false);
            Result = Record(run with
            {
                Started = _started,
                Duration = Clock.GetElapsedTime(_began),
                Outcome = heldBack is not null && run.Outcome is (RunOutcome.Applied or RunOutcome.NothingToDo) ? RunOutcome.Held
                    : run.Outcome,
                Failures = [.. Refusals, .. run.Failures, .. heldBack is null ? Array.Empty<Failure>() : [heldBack]],
                Notes = [.. _notes, .. run.Notes],
            });
        }).ConfigureAwait(false);
        return Result!;
    }

    /// <summary>Adds what should be known of the run and stops nothing.</summary>
    internal void Note(PlanNote note) => _notes.Add(note);

    /// <summary>The run cannot go on.</summary>
    /// <param name="failures">Why; none when it only looked.</param>
    internal Run End(params IReadOnlyList<Failure> failures) => Result ??= Record(new Run
    {
        Id = _apply.Run ?? Guid.NewGuid().ToString("N"),
        Name = Plan?.Name ?? _key.Name,
        Type = _key.Type,
        Source = Plan?.Source ?? _key.Source,
        Account = _key.Owner.Account,
        Started = _started,
        Duration = Clock.GetElapsedTime(_began),
        Outcome = failures.Count > 0 ? SyncOutcome.Of(failures[failures.Count - 1])
            : !_options.WhatIf ? RunOutcome.Failed : Plan is { Held.Count: > 0 } ? RunOutcome.Held : RunOutcome.NothingToDo,
        Seen = Plan?.Seen ?? 0,
        Unchanged = Plan?.Unchanged ?? 0,
        Refused = Plan?.Refused ?? 0,
        PlanId = Plan?.Id,
        Failures = [.. Refusals, .. failures],
        Notes = [.. _notes],
        ManifestRun = _apply.ManifestRun,
    });

    /// <summary>Gives the lock back. A run that did not come to its end is in the history all the same.</summary>
    public void Dispose()
    {
        if (_isBegun && !_options.WhatIf && Result is null) End(Failures.RunStopped());
        _application?.Dispose();
        _planning?.Dispose();
        _lock?.Dispose();
    }

    /// <summary>The run as it stands in the history; a look at what would be leaves nothing there.</summary>
    private Run Record(Run run) => _options.WhatIf ? run : _recorder.Keep(run);

    private void ThrowIfPaused() => new SyncPauseStore(StateFolderPath).ThrowIfPaused(_key.Owner, _key.Name);

    private IReadOnlyList<Failure> Refusals => Plan is null ? [] : _refusals;

    /// <summary>Plans of the name that were sent in part: what is known of them goes into the ledger before anything is compared.</summary>
    private async Task<bool> SettleAsync(ITransferHost host, CancellationToken stop)
    {
        foreach (PlanFile left in new PlanStore(StateFolderPath, Clock).All().Where(IsLeft).Reverse().ToList())
        {
            host.Verbose($"Plan '{left.Plan.Id}' was sent in part by an earlier run; its jobs are seen to their end.");
            using PlanApplication settling = PlanApplication.Settle(_client, left, _apply);
            await settling.BeginAsync(host, stop).ConfigureAwait(false);
            Run run = await settling.CompleteAsync(host, stop).ConfigureAwait(false);
            if (!settling.IsUnderWay) continue;
            End(run.Failures);
            return false;
        }
        return true;
    }

    private bool IsLeft(PlanFile file) => file.Plan.State == PlanState.PartlyApplied
        && string.Equals(file.Plan.Name, _key.Name, StringComparison.OrdinalIgnoreCase)
        && new JobOwner(file.Header.Host, file.Plan.Account) == _key.Owner;

    private async Task<bool> StepAsync(Func<Task> step)
    {
        if (Result is not null) return false;
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            End(failed.Failure);
        }
        return Result is null;
    }
}
