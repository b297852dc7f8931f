namespace FourMe.Import;

/// <summary>A failure of a run, compared with the previous run.</summary>
public sealed record RunDifference
{
    /// <summary>Whether it is new, gone, or still there.</summary>
    public required RunDifferenceState State { get; init; }

    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The id of the failure.</summary>
    public required string Id { get; init; }

    /// <summary>The key of the record; '' when the failure does not concern a single record.</summary>
    public required string Key { get; init; }

    /// <summary>What happened: the service's message, or the error id in words and the column.</summary>
    public required string Message { get; init; }

    /// <summary>Id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>Id of the run it is compared with; null when there is none.</summary>
    public string? WithId { get; init; }
}
