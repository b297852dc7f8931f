namespace FourMe.Import;

/// <summary>What became of one run of one record type: a plan that was applied, or what a sync did.</summary>
public sealed record Run
{
    /// <summary>The run's own name.</summary>
    public required string Id { get; init; }

    /// <summary>The run name: what a scheduled run is called.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The Source of the records; '' for a run without.</summary>
    public required string Source { get; init; }

    /// <summary>The account; '' for the API user's own.</summary>
    public required string Account { get; init; }

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

    /// <summary>Number of records that were taken out of use.</summary>
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

    /// <summary>What went wrong: jobs as a whole, and rows with their record in <see cref="Failure.Record"/>.</summary>
    public IReadOnlyList<Failure> Failures { get; init; } = [];

    /// <summary>What should be known and stopped nothing, such as rows that had no effect.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];

    /// <summary>
    /// For scripts: 0 applied or nothing to do, 1 failed, 2 some rows failed, 3 another run was busy, 4 held, 5 paused, 6 no
    /// baseline.
    /// </summary>
    public int ExitCode => Outcome switch
    {
        RunOutcome.Applied or RunOutcome.NothingToDo => Failed > 0 ? 2 : 0,
        RunOutcome.Busy => 3,
        RunOutcome.Held => 4,
        RunOutcome.Paused => 5,
        RunOutcome.NoBaseline => 6,
        _ => 1,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Type}: {Outcome}";
}
