namespace FourMe.Import;

/// <summary>The result of one run of one record type: an applied plan, or a sync.</summary>
public sealed record Run
{
    /// <summary>Id of the run.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of the run.</summary>
    public RunKind Kind { get; init; } = RunKind.Apply;

    /// <summary>The run name, which a scheduled run keeps from night to night.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The Source of the records; '' for a run without one.</summary>
    public required string Source { get; init; }

    /// <summary>The account id; '' for the API user's own account.</summary>
    public required string Account { get; init; }

    /// <summary>Host of the API, with its port unless it is the default one.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>The user of the machine who ran it.</summary>
    public string User { get; init; } = string.Empty;

    /// <summary>Name of the machine.</summary>
    public string Machine { get; init; } = string.Empty;

    /// <summary>When the run began.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How it ended.</summary>
    public RunOutcome Outcome { get; init; }

    /// <summary>Number of records in the run, refused ones included.</summary>
    public long Seen { get; init; }

    /// <summary>Number of records created.</summary>
    public long Created { get; init; }

    /// <summary>Number of records updated.</summary>
    public long Updated { get; init; }

    /// <summary>Number of records adopted.</summary>
    public long Adopted { get; init; }

    /// <summary>Number of records retired; in an import, number of records deleted.</summary>
    public long Retired { get; init; }

    /// <summary>Number of records restored.</summary>
    public long Restored { get; init; }

    /// <summary>Number of records without a difference.</summary>
    public long Unchanged { get; init; }

    /// <summary>Number of records refused before anything was sent. The account keeps their values.</summary>
    public long Refused { get; init; }

    /// <summary>Number of rows that the service refused, or may not have accepted. The next plan includes them again.</summary>
    public long Failed { get; init; }

    /// <summary>Number of changes of the plan that a failed run did not send. The next plan includes them again.</summary>
    internal long NotSent { get; init; }

    /// <summary>Id of the plan; null when there is none.</summary>
    public string? PlanId { get; init; }

    /// <summary>Tokens of the jobs, in order.</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary>
    /// The failures: of jobs as a whole, and of rows with their record in <see cref="Failure.Record"/>. Runs read from the history have
    /// only the first ones, without values of records.
    /// </summary>
    public IReadOnlyList<Failure> Failures { get; init; } = [];

    /// <summary>Total number of failures, refused records included.</summary>
    public long FailureCount { get; init; }

    /// <summary>
    /// Notes that did not stop the run: what the plan lists and does not send, and rows without effect. A run of the history has counts
    /// and the first keys instead, without values of records.
    /// </summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];

    /// <summary>The limits that the plan exceeded; empty when it was within all of them.</summary>
    public IReadOnlyList<HeldLimit> Held { get; init; } = [];

    /// <summary>The limits that differ from the defaults.</summary>
    public IReadOnlyList<RunLimit> Limits { get; init; } = [];

    /// <summary>Who agreed to exceeding which limits.</summary>
    public IReadOnlyList<RunApproval> Approvals { get; init; } = [];

    /// <summary>Duration of each step.</summary>
    public IReadOnlyList<RunStep> Steps { get; init; } = [];

    /// <summary>Id of the manifest run that it belongs to; null for none.</summary>
    public string? ManifestRun { get; init; }

    /// <summary>The run in one line, without counts of 0.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>
    /// Exit code for scripts: 0 applied, sent, planned or nothing to do; 1 failed; 2 some rows failed; 3 another run was busy; 4 held;
    /// 5 paused; 6 no baseline.
    /// </summary>
    public int ExitCode => Outcome switch
    {
        RunOutcome.Applied or RunOutcome.NothingToDo => Failed > 0 ? 2 : 0,
        RunOutcome.Planned or RunOutcome.Sent => 0,
        RunOutcome.Busy => 3,
        RunOutcome.Held => 4,
        RunOutcome.Paused => 5,
        RunOutcome.NoBaseline => 6,
        _ => 1,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Type}: {Outcome}";
}
