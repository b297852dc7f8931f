namespace FourMe.Import;

/// <summary>All changes of one record type against one baseline. It is on disk until it is applied, removed or out of date.</summary>
public sealed record Plan
{
    /// <summary>The plan's own name, for commands.</summary>
    public required string Id { get; init; }

    /// <summary>The run name: what a scheduled run is called.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The Source of the records; '' for a run without.</summary>
    public required string Source { get; init; }

    /// <summary>The account; '' for the API user's own.</summary>
    public required string Account { get; init; }

    /// <summary>What has become of it.</summary>
    public PlanState State { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The instant of the service's clock that the baseline stands for.</summary>
    public DateTimeOffset BaselineTime { get; init; }

    /// <summary>Number of records that came in, refused ones too.</summary>
    public long Seen { get; init; }

    /// <summary>Number of records to be added.</summary>
    public long Creates { get; init; }

    /// <summary>Number of records to be changed.</summary>
    public long Updates { get; init; }

    /// <summary>Number of records to be adopted.</summary>
    public long Adopts { get; init; }

    /// <summary>Number of records to be taken out of use.</summary>
    public long Retires { get; init; }

    /// <summary>Number of records to be taken back into use.</summary>
    public long Restores { get; init; }

    /// <summary>Number of records that are as they should be.</summary>
    public long Unchanged { get; init; }

    /// <summary>Number of records that were refused; the account keeps theirs as they are.</summary>
    public long Refused { get; init; }

    /// <summary>Number of values that somebody changed in the account and that stay so, by <c>OnDrift</c> of the map.</summary>
    public long Kept { get; init; }

    /// <summary>The limits that it is over; empty when it is within all.</summary>
    public IReadOnlyList<HeldLimit> Held { get; init; } = [];

    /// <summary>What is listed and not sent; at most the first 10,000, the plan on disk has all.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];

    /// <summary>The plan in one line, without what is 0.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <inheritdoc />
    public override string ToString() => Summary;
}
