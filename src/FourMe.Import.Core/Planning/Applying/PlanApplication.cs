using FourMe.Import.Errors;
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
    private readonly ApplyContext _context;
    private readonly PlanStateWriter _state;
    private PlanLock? _lock;
    private ApplyProgress? _progress;
    private ApplyQueue? _queue;

    private PlanApplication(ApplyContext context)
    {
        _context = context;
        _state = new PlanStateWriter(context.Plans, context.File);
    }

    /// <summary>The plan.</summary>
    internal Plan Plan => _context.Plan;

    /// <summary>Number of files of the plan, each one job.</summary>
    internal int Count => _queue?.Count ?? 0;

    /// <summary>Position of the next file, from 0.</summary>
    internal int Position => _queue?.Position ?? 0;

    /// <summary>The next file to send; null when none is left or none may be sent.</summary>
    internal ApplyFile? Next => _context.IsSettling || HasStopped ? null : _queue?.Next;

    /// <summary>Whether the service has, or may have, accepted something of the plan.</summary>
    internal bool HasSent => _progress is { HasSent: true };

    /// <summary>Whether the run was stopped and nothing more is sent.</summary>
    internal bool HasStopped => _context.Report.HasStopped;

    /// <summary>The token of a job that is still running; null when there is none.</summary>
    internal string? OpenToken => _progress?.Open?.Token;

    /// <summary>Whether a job is, or may be, still running.</summary>
    internal bool IsUnderWay => _progress?.Open is not null;

    /// <summary>Columns that are sent in a second pass, with the number of records.</summary>
    internal IReadOnlyDictionary<string, long> PutOff => _queue?.PutOff ?? new Dictionary<string, long>();

    /// <summary>Opens a plan and checks that it may be applied. Writes and sends nothing.</summary>
    /// <exception cref="FourMeException">
    /// <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>PlanApplied</c>, <c>RunPaused</c>, <c>OutOfDate</c>, <c>WrongAccount</c>,
    /// <c>BaselineUnproven</c>, <c>PlanHeld</c>.
    /// </exception>
    internal static PlanApplication Open(FourMeClient client, string planId, ApplyOptions options)
    {
        PlanStore plans = PlansOf(client, options);
        var context = new ApplyContext(client, plans, plans.Get(planId), options);
        AppliedPlan? before = context.Store.Read(planId);
        new ApplyGuard(plans, new BaselineStore(context.StatePath, context.Clock), context.Clock)
            .Check(context.File, before, JobOwner.Of(client));
        context.Reach(RunPoints.Checked);
        return new PlanApplication(context);
    }

    /// <summary>
    /// Opens a plan left behind by a killed run, whatever its age. Jobs already sent are waited for and entered in the ledger; the rest is
    /// left to the next plan.
    /// </summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c>.</exception>
    internal static PlanApplication Settle(FourMeClient client, PlanFile file, ApplyOptions options)
    {
        file.Verify();
        return new PlanApplication(new ApplyContext(client, PlansOf(client, options), file, options) { IsSettling = true });
    }

    /// <summary>
    /// Takes the lock that keeps out other runs of this name or of the same records. Callers that hold it already must not call this.
    /// </summary>
    /// <exception cref="FourMeException"><c>RunInProgress</c> or <c>FileWriteFailed</c>.</exception>
    internal RunLock LockRun(ITransferHost host) => RunLock.Take(
        _context.StatePath, new RunKey(JobOwner.Of(_context.Client), Plan.Name, Plan.Type, Plan.Source), _context.Clock, host);

    /// <summary>Creates the files, and waits for jobs that a stopped or killed run left behind.</summary>
    /// <param name="host">Receives progress and warnings.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <param name="names">The names of a run of several types applied together; null for this plan alone.</param>
    /// <exception cref="FourMeException"><c>PlanBusy</c>, <c>PlanChanged</c>, <c>OutOfDate</c>, <c>FileWriteFailed</c>.</exception>
    /// <returns>Number of files left to send.</returns>
    internal async Task<int> BeginAsync(ITransferHost host, CancellationToken stop, ComingNames? names = null)
    {
        _lock = PlanLock.Take(Plan.Id, _context.File.Folder);
        // Another process may have applied the plan between Open and taking the lock.
        if (_state.IsOutdated) throw Failures.PlanBusy(Plan.Id, null).ToException();
        AppliedPlan? before = MakeFiles(names, stop);
        _context.Reach(RunPoints.FilesMade);
        if (before is not null) await ContinueAsync(before, host, stop).ConfigureAwait(false);
        return Count - Position;
    }

    /// <summary>
    /// Creates the files for inspection only (-WhatIf). Jobs of a stopped run are left alone, and nothing can be sent afterwards.
    /// </summary>
    internal void Look(CancellationToken stop)
    {
        MakeFiles(null, stop);
        _queue!.PassSent();
    }

    /// <summary>Skips the next file because the user declined it.</summary>
    internal void Skip() => _queue!.Skip();

    /// <summary>Sends the next file and waits until its job has ended.</summary>
    /// <returns>
    /// The failures: of the job as a whole, and of rows with their records. A failure to send is among them if the service has earlier
    /// files of the plan: what was sent before is still read back.
    /// </returns>
    /// <exception cref="FourMeException">
    /// The service did not accept the first file, or it is unknown whether it did (<c>ImportUnconfirmed</c>). The plan can still be
    /// completed.
    /// </exception>
    internal async Task<IReadOnlyList<Failure>> SendNextAsync(ITransferHost host, CancellationToken stop)
    {
        ApplyFile file = _queue!.Next!;
        using IDisposable step = _context.Steps.Measure($"Send: {file.Phase.ToString().ToLowerInvariant()}");
        try
        {
            SpoolFile rows = _queue.RowsOf(file, host);
            if (rows.Rows == 0) return [];
            _state.Save(PlanState.PartlyApplied);
            _context.Reach(RunPoints.Begun);
            ImportJobReport report = await NewJob(host).SendAsync(file, rows, Position, Count, stop).ConfigureAwait(false);
            _queue.HoldBackFailed(file.Rows.Hash);
            return _context.Report.Add(file.Phase, report, _context.Type, host);
        }
        catch (FourMeException failed)
        {
            Stop(failed.Failure);
            if (HasSent) return [failed.Failure];
            throw;
        }
        catch (OperationCanceledException)
        {
            Stop(null);
            throw;
        }
        finally
        {
            _queue.Skip();
        }
    }

    /// <summary>Reads back what was sent, updates the ledger and the plan's state, and returns the run.</summary>
    internal Task<Run> CompleteAsync(ITransferHost host, CancellationToken stop) =>
        new ApplyEnding(_context, _progress!, _state).CompleteAsync(isWhole: _queue!.IsDone, host, stop);

    /// <summary>Adds the names from changes of this plan that were not applied.</summary>
    internal void NoteFailed(ComingNames names) => _queue?.NoteFailed(names);

    /// <summary>Leaves out references to records that failed.</summary>
    internal void LeaveOut(ComingNames failed) => _queue?.LeaveOut(failed);

    /// <summary>Deletes the files that were not sent and releases the lock.</summary>
    public void Dispose()
    {
        _queue?.Dispose();
        _lock?.Dispose();
    }

    private static PlanStore PlansOf(FourMeClient client, ApplyOptions options) =>
        new(options.StatePath ?? StateFolder.Path, client.Options.TimeProvider);

    /// <summary>Creates the files.</summary>
    /// <returns>The progress of an earlier run; null when nothing of the plan was sent.</returns>
    private AppliedPlan? MakeFiles(ComingNames? names, CancellationToken stop)
    {
        AppliedPlan? before = _context.Store.Read(Plan.Id);
        ApplyFiles files = ApplyFiles.Make(_context.File, _context.Type, _context.Client.Options.Account, names, stop);
        _progress = new ApplyProgress(
            _context.Store, before ?? AppliedPlan.Begin(Plan, files.Changes, _context.Clock, _context.Options.Run));
        _queue = new ApplyQueue(files, _progress, isAlone: names is null);
        return before;
    }

    /// <summary>Continues where an earlier run ended, once its jobs have ended.</summary>
    private async Task ContinueAsync(AppliedPlan before, ITransferHost host, CancellationToken stop)
    {
        if (!_context.IsSettling && before.Files.Any(sent => !_queue!.Has(sent)))
            throw Failures.OutOfDate(Plan.Id, "a part of it was sent by another version of this module").ToException();
        ApplyJob job = NewJob(host);
        foreach (AppliedFile sent in before.Files)
        {
            if (sent.State == AppliedState.Sending)
            {
                host.Verbose($"The job {sent.Token} of plan '{Plan.Id}' was left open; looking for its end.");
                if (await job.SettleAsync(sent, stop).ConfigureAwait(false) is { } report)
                    _context.Report.Add(sent.Phase, report, _context.Type, host);
            }
            _queue!.HoldBackFailed(sent.Hash);
        }
        _queue!.PassSent();
    }

    private void Stop(Failure? failure)
    {
        _context.Report.Stop(failure);
        if (!HasSent) _state.Save(_progress!.Applied.Before);
    }

    private ApplyJob NewJob(ITransferHost host) => new(
        new ImportSession(_context.Client, _context.Type, new ImportOptions
        {
            Timeout = _context.Options.Timeout, StateFolder = _context.Options.JobFolder, Run = _progress!.Applied.Run,
        }, host),
        _progress, _context.Options.Point);
}
