namespace FourMe.Import;

/// <summary>A failure of a run, compared with the run before.</summary>
public sealed record RunDifference
{
    /// <summary>Whether it is new, gone, or was there before.</summary>
    public required RunDifferenceState State { get; init; }

    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The id of the failure.</summary>
    public required string Id { get; init; }

    /// <summary>What identifies the record; '' when the failure is about no single one.</summary>
    public required string Key { get; init; }

    /// <summary>What happened: the service's message as it came, or the id in words and the column.</summary>
    public required string Message { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The run that it is compared with; null when there is none.</summary>
    public string? WithId { get; init; }
}
