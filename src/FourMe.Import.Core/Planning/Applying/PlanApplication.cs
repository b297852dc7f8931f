using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Importing;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Applies one plan, job by job. Programs (<see cref="PlanRunner"/>), the cmdlet and syncs go through the same one:
/// <see cref="Open"/>, <see cref="BeginAsync"/>, then <see cref="SendNextAsync"/> as long as there is a
/// <see cref="Next"/>, then <see cref="CompleteAsync"/>.
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

    /// <summary>Number of jobs of the plan.</summary>
    internal int Count => _files?.All.Count ?? 0;

    /// <summary>Place of the next job, counted from 0.</summary>
    internal int Position => _next;

    /// <summary>The next file to send; null when there is none, or none that may be sent.</summary>
    internal ApplyFile? Next => _settles || _report.HasStopped || _files is null || _next >= _files.All.Count ? null : _files.All[_next];

    /// <summary>Whether the service has, or may have, something of the plan.</summary>
    internal bool HasSent => _progress is { Applied.Files.Count: > 0 };

    /// <summary>Whether something happened after which nothing more is sent.</summary>
    internal bool HasStopped => _report.HasStopped;

    /// <summary>The token of a job that goes on in the service; null when there is none.</summary>
    internal string? OpenToken => _progress?.Applied.Files.FirstOrDefault(file => file.State == AppliedState.Sending)?.Token;

    /// <summary>Whether a job goes on in the service, or may do so.</summary>
    internal bool IsUnderWay => _progress is not null && _progress.Applied.Files.Any(file => file.State == AppliedState.Sending);

    /// <summary>The columns that are sent in a second pass, with the number of records.</summary>
    internal IReadOnlyDictionary<string, long> PutOff => _files?.PutOff ?? new Dictionary<string, long>();

    /// <summary>What became of each change so far.</summary>
    internal ChangeOutcomes Outcomes => new ChangeOutcomes(_progress?.Applied ?? AppliedPlan.Begin(Plan, 0, Clock));

    private TimeProvider Clock => _client.Options.TimeProvider;

    private string StateFolderPath => _options.StatePath ?? StateFolder.Path;

    /// <summary>Opens a plan that may be applied. Nothing is written or sent.</summary>
    /// <exception cref="FourMeException">
    /// <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>PlanApplied</c>, <c>OutOfDate</c>, <c>WrongAccount</c>, <c>BaselineUnproven</c>,
    /// <c>PlanHeld</c>.
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
    /// Opens a plan that a killed run left, of whatever age: what was sent is seen to its end and kept in the ledger. What was not sent
    /// is left to the next plan.
    /// </summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c>.</exception>
    internal static PlanApplication Settle(FourMeClient client, PlanFile file, ApplyOptions options)
    {
        file.Verify();
        var plans = new PlanStore(options.StatePath ?? StateFolder.Path, client.Options.TimeProvider);
        return new PlanApplication(client, plans, file, new AppliedStore(file.Folder).Read(file.Plan.Id), options, settles: true);
    }

    /// <summary>Keeps other runs of the name, and of the same records, away. Who holds that lock already does not ask for it.</summary>
    /// <exception cref="FourMeException"><c>RunInProgress</c> or <c>FileWriteFailed</c>.</exception>
    internal RunLock LockRun(ITransferHost host) => RunLock.Take(
        StateFolderPath, new RunKey(JobOwner.Of(_client), Plan.Name, Plan.Type, Plan.Source), Clock, host);

    /// <summary>Makes the files, and sees jobs to their end that a stopped or killed run left.</summary>
    /// <param name="host">Hears how it goes on.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="names">The names of a run of several types that are applied together; null for this plan alone.</param>
    /// <exception cref="FourMeException"><c>PlanBusy</c>, <c>PlanChanged</c>, <c>FileWriteFailed</c>.</exception>
    /// <returns>Number of files that are left to send.</returns>
    internal async Task<int> BeginAsync(ITransferHost host, CancellationToken stop, ComingNames? names = null)
    {
        _isAlone = names is null;
        _lock = PlanLock.Take(Plan.Id, _file.Folder);
        // Between the look at the plan and the lock somebody else may have applied it.
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
                host.Verbose($"The job {sent.Token} of plan '{Plan.Id}' was left open; its end is looked for.");
                if (await job.SettleAsync(sent, stop).ConfigureAwait(false) is { } report)
                    _report.Add(sent.Phase, report, _type, host);
            }
            HoldBack(_progress.Find(sent.Hash)!);
        }
        PassOver();
        return Count - _next;
    }

    /// <summary>Makes the files to look at them: what a stopped run left is left as it is. Nothing can be sent then.</summary>
    internal void Look(CancellationToken stop)
    {
        _files = ApplyFiles.Make(_file, _type, _client.Options.Account, null, stop);
        _progress = new ApplyProgress(new AppliedStore(_file.Folder), _before ?? AppliedPlan.Begin(Plan, _files.Changes, Clock));
        PassOver();
    }

    /// <summary>Passes over the next file: nobody wants it sent.</summary>
    internal void Skip()
    {
        _next++;
        PassOver();
    }

    /// <summary>Sends the next file and waits for the end of its job.</summary>
    /// <returns>What went wrong: the job as a whole, and rows with their records.</returns>
    /// <exception cref="FourMeException">
    /// The service took nothing, or nobody knows whether it did (<c>ImportUnconfirmed</c>). The plan can be completed all the same.
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

    /// <summary>Reads back what the account made of the rows, keeps the plan's state, and says what became of the run.</summary>
    internal async Task<Run> CompleteAsync(ITransferHost host, CancellationToken stop)
    {
        bool isWhole = _files!.All.All(file => _progress!.Find(file.Rows.Hash) is { State: not AppliedState.Sending } || IsHeldBack(file));
        var confirmed = new ConfirmedValues();
        if (HasSent)
        {
            if (isWhole) _progress!.Sent();
            // Long after the jobs a difference may be somebody's doing, from which nothing is to be learned.
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

    /// <summary>Who agreed to changes of this run name: after a good run that has served, and only the history still knows it.</summary>
    private IReadOnlyList<RunApproval> Approvals() => [.. new AgreementStore(StateFolderPath, Clock)
        .Find(new JobOwner(_file.Header.Host, Plan.Account), Plan.Name)
        .Select(agreed => new RunApproval(agreed.PlanId, agreed.By, agreed.At, agreed.Reason)
        {
            Limits = [.. agreed.Limits.Select(limit => limit.Column is null ? limit.Limit : $"{limit.Limit} ({limit.Column})")],
        })];

    /// <summary>Takes in the names that changes of the plan would have brought, and did not.</summary>
    internal void NoteFailed(ComingNames names) => _files?.NoteFailed(Outcomes, names);

    /// <summary>References to records that are not in the account after all are not sent.</summary>
    internal void LeaveOut(ComingNames failed) => _deferred.Note(_files?.Awaiting(failed) ?? []);

    /// <summary>Deletes the files that were not sent.</summary>
    public void Dispose()
    {
        _files?.Dispose();
        _lock?.Dispose();
    }

    private ApplyJob NewJob(ITransferHost host) => new(
        new ImportSession(_client, _type,
            new ImportOptions { Timeout = _options.Timeout, StateFolder = _options.JobFolder, Run = _progress!.Applied.Run }, host),
        _progress, _options.Point);

    /// <summary>Of a record that is not in the account, or of which that is not known, no references are sent later.</summary>
    private void HoldBack(AppliedFile file)
    {
        _deferred.Note(file.Failed);
        if (file.State != AppliedState.Done || file.Untied > 0) _deferred.Note(ChangeOutcomes.PlacesOf(file));
    }

    private bool IsHeldBack(ApplyFile file) =>
        file.Phase == ApplyPhase.Deferred && _next >= Count && _deferred.Ready(file.Rows).Rows == 0;

    /// <summary>Goes on to the next file of which nothing was sent yet.</summary>
    private void PassOver()
    {
        while (_next < Count && _progress!.Find(_files!.All[_next].Rows.Hash) is not null) _next++;
    }

    /// <summary>The plan that this one has taken back cannot be applied or taken back again.</summary>
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
