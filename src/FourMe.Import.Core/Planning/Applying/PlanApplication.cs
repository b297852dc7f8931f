using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Importing;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Applies one plan, job by job. <see cref="PlanRunner"/>, the cmdlet and syncs all use it. Call <see cref="Open"/>,
/// <see cref="BeginAsync"/>, then <see cref="SendNextAsync"/> while there is a <see cref="Next"/>, then <see cref="CompleteAsync"/>.
/// </summary>
internal sealed class PlanApplication : IDisposable
{
    private readonly FourMeClient _client;
    private readonly ApplyOptions _options;
    private readonly PlanStore _plans;
    private readonly PlanFile _file;
    private readonly RecordType _type;
    private readonly DeferredFiles _deferred = new();
    private readonly ApplyReport _report;
    private readonly long _began;
    private readonly StepTimes _steps;
    private AppliedPlan? _before;
    private readonly bool _settles;
    private PlanLock? _lock;
    private ApplyFiles? _files;
    private ApplyProgress? _progress;
    private PlanState _state;
    private bool _isAlone = true;
    private int _next;

    private PlanApplication(FourMeClient client, PlanStore plans, PlanFile file, AppliedPlan? before, ApplyOptions options,
        bool settles)
    {
        _client = client;
        _settles = settles;
        _plans = plans;
        _file = file;
        _before = before;
        _options = options;
        _state = file.Plan.State;
        _type = RecordTypes.Get(file.Plan.Type);
        _began = Clock.GetTimestamp();
        _steps = new StepTimes(Clock);
        _report = new ApplyReport(file, Clock.GetUtcNow());
    }

    /// <summary>The plan.</summary>
    internal Plan Plan => _file.Plan;

    /// <summary>Number of files of the plan, each one job.</summary>
    internal int Count => _files?.All.Count ?? 0;

    /// <summary>Position of the next file, from 0.</summary>
    internal int Position => _next;

    /// <summary>The next file to send; null when none is left or none may be sent.</summary>
    internal ApplyFile? Next => _settles || _report.HasStopped || _files is null || _next >= _files.All.Count ? null : _files.All[_next];

    /// <summary>Whether the service has, or may have, accepted something of the plan.</summary>
    internal bool HasSent => _progress is { Applied.Files.Count: > 0 };

    /// <summary>Whether the run was stopped and nothing more is sent.</summary>
    internal bool HasStopped => _report.HasStopped;

    /// <summary>The token of a job that is still running; null when there is none.</summary>
    internal string? OpenToken => _progress?.Applied.Files.FirstOrDefault(file => file.State == AppliedState.Sending)?.Token;

    /// <summary>Whether a job is, or may be, still running.</summary>
    internal bool IsUnderWay => _progress is not null && _progress.Applied.Files.Any(file => file.State == AppliedState.Sending);

    /// <summary>Columns that are sent in a second pass, with the number of records.</summary>
    internal IReadOnlyDictionary<string, long> PutOff => _files?.PutOff ?? new Dictionary<string, long>();

    /// <summary>The outcome of each change so far.</summary>
    internal ChangeOutcomes Outcomes => new ChangeOutcomes(_progress?.Applied ?? AppliedPlan.Begin(Plan, 0, Clock));

    private TimeProvider Clock => _client.Options.TimeProvider;

    private string StateFolderPath => _options.StatePath ?? StateFolder.Path;

    /// <summary>Opens a plan and checks that it may be applied. Writes and sends nothing.</summary>
    /// <exception cref="FourMeException">
    /// <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>PlanApplied</c>, <c>RunPaused</c>, <c>OutOfDate</c>, <c>WrongAccount</c>,
    /// <c>BaselineUnproven</c>, <c>PlanHeld</c>.
    /// </exception>
    internal static PlanApplication Open(FourMeClient client, string planId, ApplyOptions options)
    {
        string folder = options.StatePath ?? StateFolder.Path;
        var plans = new PlanStore(folder, client.Options.TimeProvider);
        PlanFile file = plans.Get(planId);
        AppliedPlan? before = new AppliedStore(file.Folder).Read(planId);
        var guard = new ApplyGuard(plans, new BaselineStore(folder, client.Options.TimeProvider), client.Options.TimeProvider);
        guard.Check(file, before, JobOwner.Of(client));
        options.Point?.Invoke(RunPoints.Checked);
        return new PlanApplication(client, plans, file, before, options, settles: false);
    }

    /// <summary>
    /// Opens a plan left behind by a killed run, whatever its age. Jobs already sent are waited for and entered in the ledger; the rest is
    /// left to the next plan.
    /// </summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c>.</exception>
    internal static PlanApplication Settle(FourMeClient client, PlanFile file, ApplyOptions options)
    {
        file.Verify();
        var plans = new PlanStore(options.StatePath ?? StateFolder.Path, client.Options.TimeProvider);
        return new PlanApplication(client, plans, file, new AppliedStore(file.Folder).Read(file.Plan.Id), options, settles: true);
    }

    /// <summary>
    /// Takes the lock that keeps out other runs of this name or of the same records. Callers that hold it already must not call this.
    /// </summary>
    /// <exception cref="FourMeException"><c>RunInProgress</c> or <c>FileWriteFailed</c>.</exception>
    internal RunLock LockRun(ITransferHost host) => RunLock.Take(
        StateFolderPath, new RunKey(JobOwner.Of(_client), Plan.Name, Plan.Type, Plan.Source), Clock, host);

    /// <summary>Creates the files, and waits for jobs that a stopped or killed run left behind.</summary>
    /// <param name="host">Receives progress and warnings.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <param name="names">The names of a run of several types applied together; null for this plan alone.</param>
    /// <exception cref="FourMeException"><c>PlanBusy</c>, <c>PlanChanged</c>, <c>OutOfDate</c>, <c>FileWriteFailed</c>.</exception>
    /// <returns>Number of files left to send.</returns>
    internal async Task<int> BeginAsync(ITransferHost host, CancellationToken stop, ComingNames? names = null)
    {
        _isAlone = names is null;
        _lock = PlanLock.Take(Plan.Id, _file.Folder);
        // Another process may have applied the plan between Open and taking the lock.
        if (_plans.Get(Plan.Id).Plan.State != _state) throw Failures.PlanBusy(Plan.Id, null).ToException();
        _before = new AppliedStore(_file.Folder).Read(Plan.Id);
        _files = ApplyFiles.Make(_file, _type, _client.Options.Account, names, stop);
        _options.Point?.Invoke(RunPoints.FilesMade);
        _progress = new ApplyProgress(
            new AppliedStore(_file.Folder), _before ?? AppliedPlan.Begin(Plan, _files.Changes, Clock, _options.Run));
        if (_before is null) return Count;
        if (!_settles && _before.Files.Any(sent => _files.All.All(file => file.Rows.Hash != sent.Hash)))
            throw Failures.OutOfDate(Plan.Id, "a part of it was sent by another version of this module").ToException();
        ApplyJob job = NewJob(host);
        foreach (AppliedFile sent in _before.Files)
        {
            if (sent.State == AppliedState.Sending)
            {
                host.Verbose($"The job {sent.Token} of plan '{Plan.Id}' was left open; looking for its end.");
                if (await job.SettleAsync(sent, stop).ConfigureAwait(false) is { } report)
                    _report.Add(sent.Phase, report, _type, host);
            }
            HoldBack(_progress.Find(sent.Hash)!);
        }
        PassOver();
        return Count - _next;
    }

    /// <summary>
    /// Creates the files for inspection only (-WhatIf). Jobs of a stopped run are left alone, and nothing can be sent afterwards.
    /// </summary>
    internal void Look(CancellationToken stop)
    {
        _files = ApplyFiles.Make(_file, _type, _client.Options.Account, null, stop);
        _progress = new ApplyProgress(new AppliedStore(_file.Folder), _before ?? AppliedPlan.Begin(Plan, _files.Changes, Clock));
        PassOver();
    }

    /// <summary>Skips the next file because the user declined it.</summary>
    internal void Skip()
    {
        _next++;
        PassOver();
    }

    /// <summary>Sends the next file and waits until its job has ended.</summary>
    /// <returns>The failures: of the job as a whole, and of rows with their records.</returns>
    /// <exception cref="FourMeException">
    /// The service did not accept the file, or it is unknown whether it did (<c>ImportUnconfirmed</c>). The plan can still be completed.
    /// </exception>
    internal async Task<IReadOnlyList<Failure>> SendNextAsync(ITransferHost host, CancellationToken stop)
    {
        ApplyFile file = _files!.All[_next];
        int position = _next++;
        using IDisposable step = _steps.Measure($"Send: {file.Phase.ToString().ToLowerInvariant()}");
        if (file.Phase == ApplyPhase.Deferred)
        {
            if (_isAlone && Outcomes is { Failed: > 0 } outcomes) _deferred.Note(_files.AwaitingFailed(outcomes));
            _deferred.Hold(file.Rows, host);
        }
        SpoolFile rows = _deferred.Ready(file.Rows);
        try
        {
            if (rows.Rows == 0) return [];
            SaveState(PlanState.PartlyApplied);
            _options.Point?.Invoke(RunPoints.Begun);
            ImportJobReport report = await NewJob(host).SendAsync(file, rows, position, Count, stop).ConfigureAwait(false);
            HoldBack(_progress!.Find(file.Rows.Hash)!);
            return _report.Add(file.Phase, report, _type, host);
        }
        catch (Exception failed) when (failed is FourMeException or OperationCanceledException)
        {
            _report.Stop((failed as FourMeException)?.Failure);
            if (!HasSent) SaveState(_progress!.Applied.Before);
            throw;
        }
        finally
        {
            PassOver();
        }
    }

    /// <summary>Reads back what was sent, updates the ledger and the plan's state, and returns the run.</summary>
    internal async Task<Run> CompleteAsync(ITransferHost host, CancellationToken stop)
    {
        bool isWhole = _files!.All.All(file => _progress!.Find(file.Rows.Hash) is { State: not AppliedState.Sending } || IsHeldBack(file));
        var confirmed = new ConfirmedValues();
        if (HasSent)
        {
            if (isWhole) _progress!.Sent();
            // Long after the jobs, differences may be somebody's edits, so nothing is learned from them.
            if (!_settles)
            {
                using IDisposable step = _steps.Measure(RunSteps.ReadBack);
                confirmed = await new ApplyEnding(_client, _file, _type, _options)
                    .ReadBackAsync(_progress!, _report, host, stop).ConfigureAwait(false);
            }
        }
        Run run = _report.ToRun(_progress!.Applied, Clock.GetElapsedTime(_began)) with
        {
            Steps = _steps.All, Approvals = Approvals(), ManifestRun = _options.ManifestRun,
        };
        bool isGood = isWhole && run.Outcome is (RunOutcome.Applied or RunOutcome.NothingToDo);
        _options.Point?.Invoke(RunPoints.BeforeLedger);
        if (HasSent || isGood)
            new LedgerEnding(_file, _type, StateFolderPath, Clock).Keep(Outcomes, _progress.Applied.Started, isGood, confirmed);
        _options.Point?.Invoke(RunPoints.BeforeState);
        if (isWhole) MarkUndone();
        if (isWhole) SaveState(PlanState.Applied);
        else if (_settles && !IsUnderWay) SaveState(PlanState.OutOfDate);
        _options.Point?.Invoke(RunPoints.StateSaved);
        return run;
    }

    /// <summary>The agreements to changes of this run name. A good run deletes them, so they are copied into the run history.</summary>
    private IReadOnlyList<RunApproval> Approvals() => [.. new AgreementStore(StateFolderPath, Clock)
        .Find(new JobOwner(_file.Header.Host, Plan.Account), Plan.Name)
        .Select(agreed => new RunApproval(agreed.PlanId, agreed.By, agreed.At, agreed.Reason)
        {
            Limits = [.. agreed.Limits.Select(limit => limit.Column is null ? limit.Limit : $"{limit.Limit} ({limit.Column})")],
        })];

    /// <summary>Adds the names from changes of this plan that were not applied.</summary>
    internal void NoteFailed(ComingNames names) => _files?.NoteFailed(Outcomes, names);

    /// <summary>Leaves out references to records that failed.</summary>
    internal void LeaveOut(ComingNames failed) => _deferred.Note(_files?.Awaiting(failed) ?? []);

    /// <summary>Deletes the files that were not sent and releases the lock.</summary>
    public void Dispose()
    {
        _files?.Dispose();
        _lock?.Dispose();
    }

    private ApplyJob NewJob(ITransferHost host) => new(
        new ImportSession(_client, _type,
            new ImportOptions { Timeout = _options.Timeout, StateFolder = _options.JobFolder, Run = _progress!.Applied.Run }, host),
        _progress, _options.Point);

    /// <summary>Sends no deferred references of records that are not, or may not be, in the account.</summary>
    private void HoldBack(AppliedFile file)
    {
        _deferred.Note(file.Failed);
        if (file.State != AppliedState.Done || file.Untied > 0) _deferred.Note(ChangeOutcomes.PlacesOf(file));
    }

    private bool IsHeldBack(ApplyFile file) =>
        file.Phase == ApplyPhase.Deferred && _next >= Count && _deferred.Ready(file.Rows).Rows == 0;

    /// <summary>Moves on to the next file that was not sent yet.</summary>
    private void PassOver()
    {
        while (_next < Count && _progress!.Find(_files!.All[_next].Rows.Hash) is not null) _next++;
    }

    /// <summary>Marks the plan that this one has undone, so that it cannot be applied or undone again.</summary>
    private void MarkUndone()
    {
        if (_file.Header.Undoes is { } id && _plans.Find(id) is { } undone)
            _plans.Save(undone.Header with { Plan = undone.Plan with { State = PlanState.Undone } });
    }

    private void SaveState(PlanState state)
    {
        if (_state == state) return;
        _plans.Save(_file.Header with { Plan = Plan with { State = state } });
        _state = state;
    }
}
