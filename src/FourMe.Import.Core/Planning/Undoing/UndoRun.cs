using FourMe.Import.Catalogue;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Makes the plan that undoes another one. <see cref="PlanUndo"/> and the cmdlet both use it. Nothing is sent.
/// </summary>
/// <remarks>
/// The run name is suspended just before the plan becomes visible. Otherwise a run in between could redo what is to be undone, and a crash
/// could leave an undo plan of a name that is not suspended.
/// </remarks>
internal sealed class UndoRun
{
    private readonly FourMeClient _client;
    private readonly UndoOptions _options;
    private readonly PlanStore _plans;
    private readonly string _stateFolder;

    internal UndoRun(FourMeClient client, UndoOptions options)
    {
        _client = client;
        _options = options;
        _stateFolder = options.StatePath ?? StateFolder.Path;
        _plans = new PlanStore(_stateFolder, client.Options.TimeProvider);
    }

    private TimeProvider Clock => _client.Options.TimeProvider;

    private JobOwner Owner => JobOwner.Of(_client);

    /// <summary>Makes the plan.</summary>
    /// <exception cref="FourMeException">
    /// What <see cref="UndoGuard"/> refuses, <c>RunInProgress</c>, or the reason why there is no baseline.
    /// </exception>
    internal async Task<Plan> PlanAsync(string planId, ITransferHost host, CancellationToken stop)
    {
        var recorder = new PlanRecorder(_client, RunKind.Plan, _stateFolder);
        Plan plan = new UndoGuard(_plans, Clock).Open(planId, Owner).Plan.Plan;
        // A concurrent run of the name would change the records that are compared.
        using RunLock? alone = _options.WhatIf ? null
            : RunLock.Take(_stateFolder, new RunKey(Owner, plan.Name, plan.Type, plan.Source), Clock, host);
        (PlanFile undone, AppliedPlan applied) = new UndoGuard(_plans, Clock).Open(planId, Owner);
        RecordType type = RecordTypes.Get(plan.Type, allowUnknown: true);
        var sides = new PlanSides(_client, type,
            new PlanOptions { StatePath = _stateFolder, MaximumAge = _options.MaximumAge, WhatIf = _options.WhatIf });
        BaselineFile account = await sides.BaselineAsync(host, timeout: null, stop).ConfigureAwait(false);
        // Off the calling thread: a large plan takes time, and the caller must stay able to report and cancel.
        Plan back = await Task.Run(
            () => FileFault.GuardWrite(_stateFolder, () => Compare(undone, applied, type, account, sides, stop)), stop)
            .ConfigureAwait(false);
        if (_options.WhatIf) return back;
        recorder.Keep(back, null, []);
        if (recorder.Problem is { } problem) host.Warning(problem);
        return back;
    }

    private Plan Compare(
        PlanFile undone, AppliedPlan applied, RecordType type, BaselineFile account, PlanSides sides, CancellationToken stop)
    {
        using PlanWriter writer = sides.NewWriter(null);
        using var found = new FoundChanges(writer.Id, type);
        var meaning = sides.Meaning(account, stop);
        var columns = new BaselineColumns(type, account.Headers);
        var context = new UndoContext(type, undone, applied, account, meaning, writer, found)
        {
            Learned = new LearnedStore(_stateFolder).Find(Owner, undone.Plan.Name),
            Retire = TypeRetirement.Of(type, undone.Header.Retire, columns, meaning),
        };
        if (type.Owners.Count > 0) new OwnerUndo(context).Run(stop);
        else new RecordUndo(context).Run(stop);
        var tally = new PlanTally(writer, null);
        var retired = new RetiredReferences(type, meaning, found,
            new RetiredRecords(name => sides.BaselineOf(name, account), stop));
        foreach (PlannedChange planned in found.All())
            if (new UndoReferences(context, retired).Filter(planned) is { } change) tally.Add(change);
        return Complete(context, tally, sides);
    }

    private Plan Complete(UndoContext context, PlanTally tally, PlanSides sides)
    {
        Plan undone = context.Undone.Plan;
        DateTimeOffset now = Clock.GetUtcNow();
        var plan = new Plan
        {
            Id = context.Writer.Id, Name = undone.Name, Type = undone.Type, Source = undone.Source, Account = undone.Account,
            State = PlanState.Ready, Created = now, BaselineTime = context.Account.About.StandsFor,
            Creates = tally[ChangeAction.Create], Updates = tally[ChangeAction.Update], Adopts = tally[ChangeAction.Adopt],
            Retires = tally[ChangeAction.Retire], Restores = tally[ChangeAction.Restore], Unchanged = context.Unchanged,
            Notes = context.Writer.Notes,
        };
        plan = plan with { Summary = PlanSummary.Of(plan, context.Retire?.Values) };
        if (_options.WhatIf) return plan;
        new SyncPauseStore(_stateFolder).Suspend(Owner, undone.Name, $"Undo of plan {undone.Id}", Environment.UserName, now);
        context.Writer.Complete(new PlanHeader
        {
            Plan = plan, Host = sides.Owner.Host, Retire = context.Retire?.Values, BaselineHash = context.Account.Hash,
            BaselineFile = context.Account.Path, Undoes = undone.Id,
        });
        return plan;
    }
}
