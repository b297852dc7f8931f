using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Collects the data of one run that makes or applies a plan, and writes its line of the history. Used for syncs, plans and their
/// application, by programs and cmdlets.
/// </summary>
/// <param name="client">The client of the account.</param>
/// <param name="kind">The kind of the run.</param>
/// <param name="stateFolder">The state folder; null for the user's own.</param>
internal sealed class PlanRecorder(FourMeClient client, RunKind kind, string? stateFolder)
{
    private const int FirstKeys = 5;

    private readonly RunRecorder _recorder = new(client, stateFolder);
    private RecordBatch? _batch;
    private PlanOptions? _options;
    private Plan? _plan;
    private string? _input;

    /// <summary>The durations of the steps.</summary>
    internal StepTimes Steps => _recorder.Steps;

    /// <summary>Why the run could not be written to the history; null when it was.</summary>
    internal string? Problem => _recorder.Problem;

    /// <summary>Whether the run was written to the history, or the attempt failed.</summary>
    internal bool IsWritten => _recorder.IsWritten;

    /// <summary>Counts refused records and their reasons.</summary>
    internal void Watch(RecordBatch batch)
    {
        _batch = batch;
        _recorder.Watch(batch);
    }

    /// <summary>Notes the limits of the plan.</summary>
    internal void Allow(PlanOptions options) => _options = options;

    /// <summary>Notes the plan that was made and the input it was made from.</summary>
    internal void Planned(Plan plan, string? input) => (_plan, _input) = (plan, input);

    /// <summary>Completes a run and writes it to the history. Only the first call writes.</summary>
    /// <param name="run">The data known so far.</param>
    internal Run Keep(Run run)
    {
        if (_batch is not null && !IsWritten) _recorder.Failures.Add(_batch.HeldBack);
        if (!IsWritten) _recorder.Failures.Add(Worth(run.Failures));
        foreach (RunStep step in run.Steps) Steps.Add(step.Name, step.Duration);
        RunLine line = _recorder.NewLine(kind, run.Id, run.Name, run.Type, run.Outcome);
        run = run with
        {
            Kind = kind,
            Host = line.Host,
            User = line.User,
            Machine = line.Machine,
            Held = run.Held.Count > 0 ? run.Held : _plan?.Held ?? [],
            Limits = _options is null ? [] : GivenLimits.Of(_options),
            Steps = [.. Steps.All],
            FailureCount = _recorder.Failures.Count,
            // Runs that ended before comparing still report how many records were read.
            Seen = run.Seen > 0 ? run.Seen : _batch?.Read ?? 0,
            // What the plan lists and does not send is what somebody looks for in the run as well.
            Notes = _plan is not null && !ReferenceEquals(run.Notes, _plan.Notes) ? [.. _plan.Notes, .. run.Notes] : run.Notes,
        };
        bool isOnlyPlanned = run.Outcome is RunOutcome.Held or RunOutcome.Planned && _plan is not null;
        run = run with { Summary = isOnlyPlanned ? _plan!.Summary : RunWords.Of(run) };
        _recorder.Write(Line(line, run));
        return run;
    }

    /// <summary>Writes a plan that was made but not applied.</summary>
    internal void Keep(Plan plan, string? input, IReadOnlyList<Failure> refusals)
    {
        Planned(plan, input);
        Keep(new Run
        {
            Id = Guid.NewGuid().ToString("N"),
            Name = plan.Name,
            Type = plan.Type,
            Source = plan.Source,
            Account = plan.Account,
            Started = _recorder.Started,
            Duration = Steps.Elapsed,
            Outcome = plan.Held.Count > 0 ? RunOutcome.Held
                : plan.Creates + plan.Updates + plan.Adopts + plan.Retires + plan.Restores > 0 ? RunOutcome.Planned
                : RunOutcome.NothingToDo,
            Seen = plan.Seen,
            Unchanged = plan.Unchanged,
            Refused = plan.Refused,
            PlanId = plan.Id,
            Failures = refusals,
            Notes = plan.Notes,
        });
    }

    /// <summary>Writes a run that failed before making or applying a plan. Does nothing if the run is written already.</summary>
    /// <param name="failure">The reason.</param>
    /// <param name="name">The run name.</param>
    /// <param name="type">The record type.</param>
    /// <param name="source">The Source; '' for none.</param>
    /// <param name="planId">Id of the plan; null when there is none.</param>
    internal void Fail(Failure failure, string name, string type, string source, string? planId = null)
    {
        if (IsWritten) return;
        Keep(new Run
        {
            Id = Guid.NewGuid().ToString("N"),
            Name = name,
            Type = type,
            Source = source,
            Account = JobOwner.Of(client).Account,
            Started = _recorder.Started,
            Duration = Steps.Elapsed,
            Outcome = SyncOutcome.Of(failure),
            PlanId = planId,
            Failures = [failure],
        });
    }

    /// <summary>Writes a failed run of a stored plan. Does nothing when the plan does not exist or cannot be read.</summary>
    internal void Fail(Failure failure, string planId)
    {
        string folder = stateFolder ?? StateFolder.Path;
        try
        {
            if (new PlanStore(folder, client.Options.TimeProvider).Find(planId)?.Plan is not { } plan) return;
            Planned(plan, null);
            Fail(failure, plan.Name, plan.Type, plan.Source, plan.Id);
        }
        catch (FourMeException)
        {
            // The plan cannot be read, and the caller is told so.
        }
    }

    /// <summary>Drops the failure "rows failed" when the failed rows are listed one by one.</summary>
    private static IEnumerable<Failure> Worth(IReadOnlyList<Failure> failures)
    {
        bool hasRows = failures.Any(failure => failure.Id == nameof(Failures.RowFailed));
        return failures.Where(failure => !hasRows || failure.Id != nameof(Failures.ImportFailedRows));
    }

    private RunLine Line(RunLine line, Run run) => line with
    {
        Source = run.Source,
        Account = run.Account,
        Started = run.Started,
        Duration = run.Duration,
        Seen = run.Seen,
        Created = run.Created,
        Updated = run.Updated,
        Adopted = run.Adopted,
        Retired = run.Retired,
        Restored = run.Restored,
        Unchanged = run.Unchanged,
        Refused = run.Refused,
        Failed = run.Failed,
        PlanId = run.PlanId,
        Summary = run.Summary,
        ManifestRun = run.ManifestRun,
        Jobs = run.Jobs,
        Held = [.. run.Held.Select(held => new HeldLine(held.Limit, held.Count, held.Maximum, held.Of, held.Column,
            // The only detail that contains a value of a record.
            held.Limit == LimitNames.SameValue ? null : held.Detail))],
        Limits = run.Limits,
        Approvals = run.Approvals,
        Notes = [.. Notes(run)],
        Input = _input,
    };

    private static IEnumerable<NoteLine> Notes(Run run) =>
        from note in run.Notes
        group note.Key by note.Id into same
        orderby same.Key
        select new NoteLine(same.Key, same.LongCount()) { Keys = [.. same.Where(key => key.Length > 0).Distinct().Take(FirstKeys)] };
}
