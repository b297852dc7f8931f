namespace FourMe.Import;

/// <summary>All changes of one record type against one baseline. Plans are kept on disk for 30 days.</summary>
public sealed record Plan
{
    /// <summary>Id of the plan, for commands.</summary>
    public required string Id { get; init; }

    /// <summary>The run name, which a scheduled run keeps from night to night.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The Source of the records; '' for a run without one.</summary>
    public required string Source { get; init; }

    /// <summary>The account id; '' for the API user's own account.</summary>
    public required string Account { get; init; }

    /// <summary>The state of the plan.</summary>
    public PlanState State { get; init; }

    /// <summary>When the plan was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The time, by the service's clock, whose state of the account the baseline holds.</summary>
    public DateTimeOffset BaselineTime { get; init; }

    /// <summary>Number of records in the run, refused ones included.</summary>
    public long Seen { get; init; }

    /// <summary>Number of records to create.</summary>
    public long Creates { get; init; }

    /// <summary>Number of records to update.</summary>
    public long Updates { get; init; }

    /// <summary>Number of records to adopt.</summary>
    public long Adopts { get; init; }

    /// <summary>Number of records to retire.</summary>
    public long Retires { get; init; }

    /// <summary>Number of records to restore.</summary>
    public long Restores { get; init; }

    /// <summary>Number of records without a difference.</summary>
    public long Unchanged { get; init; }

    /// <summary>Number of refused records. The account keeps their values.</summary>
    public long Refused { get; init; }

    /// <summary>Number of values that were edited in the account and are kept, because of <c>OnDrift</c> in the map.</summary>
    public long Kept { get; init; }

    /// <summary>The limits that the plan exceeds; empty when it is within all of them.</summary>
    public IReadOnlyList<HeldLimit> Held { get; init; } = [];

    /// <summary>Notes about what is not sent: at most the first 10,000. The plan on disk has all of them.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];

    /// <summary>The plan in one line, without counts of 0.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <inheritdoc />
    public override string ToString() => Summary;
}
