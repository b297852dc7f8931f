using FourMe.Import.Errors;
using FourMe.Import.Importing;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>Collects the results of a plan's jobs into a <see cref="Run"/>.</summary>
/// <param name="file">The plan.</param>
/// <param name="started">When the run began.</param>
internal sealed class ApplyReport(PlanFile file, DateTimeOffset started)
{
    private readonly List<string> _jobs = [];
    private readonly List<Failure> _failures = [];
    private readonly List<PlanNote> _notes = [];

    /// <summary>Whether nothing more may be sent.</summary>
    internal bool HasStopped { get; private set; }

    /// <summary>Adds the result of a job.</summary>
    /// <param name="phase">The phase of its file.</param>
    /// <param name="report">The result.</param>
    /// <param name="type">The record type.</param>
    /// <param name="host">Receives warnings.</param>
    /// <returns>The failures: of the job as a whole, and of rows with their records.</returns>
    internal IReadOnlyList<Failure> Add(ApplyPhase phase, ImportJobReport report, RecordType type, ITransferHost host)
    {
        if (report.Result.Token is { } token) _jobs.Add(token);
        IReadOnlyList<Failure> failures = [.. report.Failure is { } failure ? [failure] : Array.Empty<Failure>(), .. Rows(report, type)];
        _failures.AddRange(failures);
        foreach (Failure odd in JobCounts.Compare(file.Plan, phase, report.Result)) Note(odd, host);
        if (!report.MayGoOn) HasStopped = true;
        return failures;
    }

    /// <summary>Adds a note and shows it as a warning. The run goes on.</summary>
    internal void Note(Failure odd, ITransferHost host)
    {
        _notes.Add(new PlanNote(odd.Id, odd.Record ?? string.Empty, odd.Text));
        host.Warning(odd.Message);
    }

    /// <summary>Sends nothing more.</summary>
    /// <param name="failure">The reason; null when the user stopped the run.</param>
    internal void Stop(Failure? failure)
    {
        HasStopped = true;
        if (failure is not null) _failures.Add(failure);
    }

    /// <summary>Creates the run with the counts of applied changes.</summary>
    /// <param name="applied">The progress of the plan.</param>
    /// <param name="duration">Duration of the run.</param>
    internal Run ToRun(AppliedPlan applied, TimeSpan duration)
    {
        Plan plan = file.Plan;
        ChangeOutcomes outcomes = new ChangeOutcomes(applied);
        long[] done = new long[Enum.GetValues(typeof(ChangeAction)).Length];
        bool hasFailed = HasStopped || applied.Files.Any(sent => sent.State != AppliedState.Done);
        long place = 0, notSent = 0;
        if (applied.Files.Count > 0 || hasFailed)
            foreach (PlannedChange planned in file.Changes())
                if (outcomes[++place] == ChangeOutcome.Applied) done[(int)planned.Change.Action]++;
                else if (outcomes[place] == ChangeOutcome.NotSent) notSent++;
        return new Run
        {
            Id = applied.Run,
            Name = plan.Name,
            Type = plan.Type,
            Source = plan.Source,
            Account = plan.Account,
            Started = started,
            Duration = duration,
            Outcome = hasFailed ? RunOutcome.Failed
                : applied.Files.Count > 0 ? RunOutcome.Applied : RunOutcome.NothingToDo,
            Seen = plan.Seen,
            Created = done[(int)ChangeAction.Create],
            Updated = done[(int)ChangeAction.Update],
            Adopted = done[(int)ChangeAction.Adopt],
            Retired = done[(int)ChangeAction.Retire],
            Restored = done[(int)ChangeAction.Restore],
            Unchanged = plan.Unchanged,
            Refused = plan.Refused,
            Failed = outcomes.Failed,
            NotSent = hasFailed ? notSent : 0,
            PlanId = plan.Id,
            Jobs = [.. _jobs],
            Failures = [.. _failures],
            Notes = [.. _notes],
        };
    }

    /// <summary>Refused rows with the number of their record in the input. Records that were not in the input have none.</summary>
    private IEnumerable<Failure> Rows(ImportJobReport report, RecordType type)
    {
        if (report.FailedRows.Count == 0) yield break;
        ILookup<long, FailedRow> failed = report.FailedRows.ToLookup(row => row.InputNumber);
        long place = 0;
        foreach (PlannedChange planned in file.Changes())
            foreach (FailedRow row in failed[++place])
                yield return Failures.RowFailed(planned.Number, LabelOf(planned, row, type), row.Said);
    }

    /// <summary>The label that imports and refused records have as well: a key, because several records may share a name.</summary>
    private static string LabelOf(PlannedChange planned, FailedRow row, RecordType type) =>
        RecordLabel.Of(type, column => row.Cells.FirstOrDefault(cell => cell.Key == column).Value)
            ?? planned.Change.Name ?? planned.Change.Key;
}
