using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// One run of a run name: lock, jobs of a killed run, baseline, plan, limits, application, read-back, ledger. <see cref="RecordSync"/> and
/// the cmdlet both use it. Call <see cref="BeginAsync"/>, add records to <see cref="Rows"/>, call <see cref="PlanAsync"/>,
/// <see cref="Approve"/> if a person agrees, and <see cref="ApplyAsync"/>.
/// </summary>
/// <remarks>Failures end the run instead of being thrown, so that a scheduled run always has an outcome.</remarks>
internal sealed class SyncRun : IDisposable
{
    private readonly FourMeClient _client;
    private readonly PlanOptions _options;
    private readonly ApplyOptions _apply;
    private readonly PlanRecorder _recorder;
    private readonly SyncReport _report;
    private PlanRun? _planning;
    private RunKey _key;
    private RunLock? _lock;
    private PlanApplication? _application;
    private IDisposable? _reading;
    private bool _isBegun;

    /// <param name="client">The client of the account.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">Options of the plan.</param>
    /// <param name="apply">Options for applying it. The state folder is taken from <paramref name="options"/>.</param>
    /// <param name="constants">Constant columns of all records.</param>
    /// <exception cref="FourMeException">
    /// <c>NotPlannable</c>, <c>RetireNeedsName</c>, <c>RetireInvalid</c>, <c>ProtectInvalid</c>.
    /// </exception>
    internal SyncRun(FourMeClient client, RecordType type, PlanOptions options, ApplyOptions apply,
        IReadOnlyList<KeyValuePair<string, object?>> constants)
    {
        _client = client;
        _options = options;
        _apply = apply.In(options.StatePath);
        _recorder = new PlanRecorder(client, RunKind.Sync, options.StatePath);
        _recorder.Allow(options);
        _planning = new PlanRun(client, type, options) { Timeout = apply.Timeout };
        _key = SyncKey.Of(client, type, options, constants);
        _report = new SyncReport(options, _apply, _recorder, Clock);
    }

    /// <summary>The sink for the rows of the batch.</summary>
    internal IRowSink Rows => Planning.Rows;

    /// <summary>The plan; null before it is made.</summary>
    internal Plan? Plan { get; private set; }

    /// <summary>The result; null before the run is over.</summary>
    internal Run? Result { get; private set; }

    /// <summary>The summary of what was done; null before the run is over, or without a plan.</summary>
    internal string? DoneSummary => Plan is null || Result is null ? null : PlanSummary.Done(Plan, Result, _options.Retire);

    /// <summary>The names of the referenced records, for types with a baseline; null before <see cref="BeginAsync"/>.</summary>
    internal ReferenceNames? Names => _planning?.Names;

    /// <summary>The columns that have a value in at least one record; empty before the plan is made.</summary>
    internal IReadOnlyList<string> FilledColumns { get; private set; } = [];

    /// <summary>The token of a job that is still running; null when there is none.</summary>
    internal string? OpenToken => _application?.OpenToken;

    /// <summary>The plan while it is being applied; null before, and after the run is over.</summary>
    internal PlanApplication? Application => Result is null ? _application : null;

    /// <summary>Why the run could not be written to the history; null when it was.</summary>
    internal string? Unrecorded => _recorder.Problem;

    private PlanRun Planning => _planning ?? throw new InvalidOperationException("The plan is made.");

    private TimeProvider Clock => _client.Options.TimeProvider;

    private string StateFolderPath => _options.StatePath ?? StateFolder.Path;

    /// <summary>Calls the listener for each change while the plan is made.</summary>
    internal void Listen(Action<PlannedChange> listener) => Planning.Listener = listener;

    /// <summary>Notes a source file.</summary>
    /// <param name="written">When it was last written.</param>
    internal void NoteSource(DateTimeOffset written) => Planning.NoteSource(written);

    /// <summary>Creates the batch for a program's records.</summary>
    internal RecordBatch NewBatch(RecordOptions records)
    {
        RecordBatch batch = Planning.NewBatch(records);
        Watch(batch);
        return batch;
    }

    /// <summary>Counts refused records and their reasons, for the history.</summary>
    internal void Watch(RecordBatch batch) => _recorder.Watch(batch);

    /// <summary>Checks for a suspension, takes the lock, waits for jobs of a killed run, and brings the baseline up to date.</summary>
    /// <returns>Whether records can be added. Otherwise <see cref="Result"/> has the reason.</returns>
    internal Task<bool> BeginAsync(ITransferHost host, CancellationToken stop) => StepAsync(async () =>
    {
        _isBegun = true;
        ThrowIfPaused();
        if (!_options.WhatIf)
        {
            await LockAsync(host, stop).ConfigureAwait(false);
            if (Result is not null) return;
        }
        using (_recorder.Steps.Measure(RunSteps.Baseline)) await Planning.BeginAsync(host, stop).ConfigureAwait(false);
        _reading = _recorder.Steps.Measure(RunSteps.Records);
    });

    /// <summary>Makes the plan from the completed batch.</summary>
    /// <returns>Whether there is a plan. Otherwise <see cref="Result"/> has the reason.</returns>
    internal Task<bool> PlanAsync(RecordBatch batch, ITransferHost host, CancellationToken stop) => StepAsync(async () =>
    {
        _reading?.Dispose();
        using (_recorder.Steps.Measure(RunSteps.Compare))
            Plan = await Planning.CompleteAsync(batch, host, stop).ConfigureAwait(false);
        _recorder.Planned(Plan, Planning.Input);
        _report.Refusals = Planning.Refusals;
        FilledColumns = Planning.FilledColumns;
        // Other types of a manifest run may take long, so the memory for single records is released now.
        Planning.Dispose();
        _planning = null;
        if (_lock is null || SyncKey.Of(_client, Plan) == _key) return;
        // The map or the records have another Source than the options said, so another lock is needed.
        _lock.Dispose();
        _lock = null;
        _key = SyncKey.Of(_client, Plan);
        ThrowIfPaused();
        await LockAsync(host, stop).ConfigureAwait(false);
    });

    /// <summary>Takes the lock and continues with a plan made by an earlier run.</summary>
    /// <returns>Whether that was possible. Otherwise <see cref="Result"/> has the reason.</returns>
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

    /// <summary>Agrees to the held plan in the name of a person who was asked.</summary>
    /// <param name="by">Who agrees.</param>
    /// <param name="reason">The reason; null for none.</param>
    internal void Approve(string by, string? reason) => Plan = new PlanApproval(StateFolderPath, Clock).Approve(Plan!.Id, by, reason);

    /// <summary>Applies the plan unless it is held, reads back, and updates the ledger.</summary>
    internal async Task<Run> ApplyAsync(ITransferHost host, CancellationToken stop)
    {
        if (_options.WhatIf) return End();
        await OpenAsync(null, host, stop).ConfigureAwait(false);
        while (Application is { Next: not null }) await SendNextAsync(host, stop).ConfigureAwait(false);
        return await CompleteAsync(host, stop).ConfigureAwait(false);
    }

    /// <summary>Opens the plan, so that its files can be sent one by one.</summary>
    /// <param name="names">The names of a run of several types applied together; null for this plan alone.</param>
    /// <param name="host">Receives progress and warnings.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Whether the plan may be applied. Otherwise <see cref="Result"/> has the reason.</returns>
    internal Task<bool> OpenAsync(ComingNames? names, ITransferHost host, CancellationToken stop) => StepAsync(async () =>
    {
        _application = PlanApplication.Open(_client, Plan!.Id, _apply);
        await _application.BeginAsync(host, stop, names).ConfigureAwait(false);
    });

    /// <summary>Sends the next file of the plan and waits until its job has ended.</summary>
    internal Task SendNextAsync(ITransferHost host, CancellationToken stop) =>
        StepAsync(() => _application!.SendNextAsync(host, stop));

    /// <summary>Reads back what was sent and updates the ledger.</summary>
    /// <param name="host">Receives progress and warnings.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <param name="heldBack">Why files were deliberately not sent; null when all were sent.</param>
    internal async Task<Run> CompleteAsync(ITransferHost host, CancellationToken stop, Failure? heldBack = null)
    {
        await StepAsync(async () =>
            Result = _report.Applied(await _application!.CompleteAsync(host, stop).ConfigureAwait(false), heldBack)).ConfigureAwait(false);
        return Result!;
    }

    /// <summary>Adds a note to the result of the run.</summary>
    internal void Note(PlanNote note) => _report.Note(note);

    /// <summary>Ends the run, unless it is over already.</summary>
    /// <param name="failures">The reasons; empty with WhatIf.</param>
    internal Run End(params IReadOnlyList<Failure> failures) => Result ??= _report.Ended(_key, Plan, failures, NotSent);

    /// <summary>Number of changes of a plan that was opened and of which nothing was sent.</summary>
    private long NotSent => _application is { HasSent: false } && Plan is { } plan
        ? plan.Creates + plan.Updates + plan.Adopts + plan.Retires + plan.Restores : 0;

    /// <summary>Releases the lock. An unfinished run is written to the history as stopped.</summary>
    public void Dispose()
    {
        if (_isBegun && !_options.WhatIf && Result is null) End(Failures.RunStopped());
        _application?.Dispose();
        _planning?.Dispose();
        _lock?.Dispose();
    }

    private void ThrowIfPaused() => new SyncPauseStore(StateFolderPath).ThrowIfPaused(_key.Owner, _key.Name);

    /// <summary>Takes the lock of the run name, and waits for the jobs that a killed run of it left.</summary>
    private async Task LockAsync(ITransferHost host, CancellationToken stop)
    {
        _lock = RunLock.Take(StateFolderPath, _key, Clock, host);
        if (await new LeftPlans(_client, _apply).SettleAsync(_key, host, stop).ConfigureAwait(false) is { } running) End(running);
    }

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
