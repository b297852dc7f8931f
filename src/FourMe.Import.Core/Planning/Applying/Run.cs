namespace FourMe.Import;

/// <summary>What became of one run of one record type: a plan that was applied, or what a sync did.</summary>
public sealed record Run
{
    /// <summary>The run's own name.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public RunKind Kind { get; init; } = RunKind.Apply;

    /// <summary>The run name: what a scheduled run is called.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The Source of the records; '' for a run without.</summary>
    public required string Source { get; init; }

    /// <summary>The account; '' for the API user's own.</summary>
    public required string Account { get; init; }

    /// <summary>Host of the API, with its port unless it is the default.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>Who ran it: a user of the machine.</summary>
    public string User { get; init; } = string.Empty;

    /// <summary>The machine.</summary>
    public string Machine { get; init; } = string.Empty;

    /// <summary>When it began.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>From its begin to its end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How it ended.</summary>
    public RunOutcome Outcome { get; init; }

    /// <summary>Number of records that came in, refused ones too.</summary>
    public long Seen { get; init; }

    /// <summary>Number of records that were added.</summary>
    public long Created { get; init; }

    /// <summary>Number of records that were changed.</summary>
    public long Updated { get; init; }

    /// <summary>Number of records that were adopted.</summary>
    public long Adopted { get; init; }

    /// <summary>Number of records that were taken out of use; of an import, that were deleted.</summary>
    public long Retired { get; init; }

    /// <summary>Number of records that were taken back into use.</summary>
    public long Restored { get; init; }

    /// <summary>Number of records that were as they should be.</summary>
    public long Unchanged { get; init; }

    /// <summary>Number of records that were refused before anything was sent; the account keeps theirs as they are.</summary>
    public long Refused { get; init; }

    /// <summary>
    /// Number of rows that the service refused, or of which nobody knows whether they went in. The next plan sees to them.
    /// </summary>
    public long Failed { get; init; }

    /// <summary>The plan; null when there is none.</summary>
    public string? PlanId { get; init; }

    /// <summary>The tokens of the jobs, in order.</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary>
    /// What went wrong: jobs as a whole, and rows with their record in <see cref="Failure.Record"/>. Of a run of the history these are the
    /// first ones, without values of records.
    /// </summary>
    public IReadOnlyList<Failure> Failures { get; init; } = [];

    /// <summary>Number of failures, refused records included.</summary>
    public long FailureCount { get; init; }

    /// <summary>What should be known and stopped nothing, such as rows that had no effect.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];

    /// <summary>The limits that the plan was over; empty when it was within all.</summary>
    public IReadOnlyList<HeldLimit> Held { get; init; } = [];

    /// <summary>The limits that are not the default ones.</summary>
    public IReadOnlyList<RunLimit> Limits { get; init; } = [];

    /// <summary>Who agreed to what was over a limit.</summary>
    public IReadOnlyList<RunApproval> Approvals { get; init; } = [];

    /// <summary>How long the parts took.</summary>
    public IReadOnlyList<RunStep> Steps { get; init; } = [];

    /// <summary>Id of the run of the manifest that it belongs to; null for none.</summary>
    public string? ManifestRun { get; init; }

    /// <summary>The run in one line, without what is 0.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>
    /// For scripts: 0 applied, sent, planned or nothing to do, 1 failed, 2 some rows failed, 3 another run was busy, 4 held, 5 paused, 6 no
    /// baseline.
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
