using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>A run name: the figures of its ledger, and whether it is suspended.</summary>
public sealed record Sync
{
    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>The record type; '' when unknown.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The Source of the records; '' for a run without one.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>The account id; '' for the API user's own account.</summary>
    public required string Account { get; init; }

    /// <summary>Host of the API, with its port unless it is the default one.</summary>
    public required string Host { get; init; }

    /// <summary>Number of records in the ledger, retired ones included.</summary>
    public long Records { get; init; }

    /// <summary>Number of records that this run name retired and that are still retired.</summary>
    public long Retired { get; init; }

    /// <summary>Time of the last good run; null when there was none.</summary>
    public DateTimeOffset? LastGoodRun { get; init; }

    /// <summary>Whether the run name is active or suspended.</summary>
    public SyncState State { get; init; }

    /// <summary>Who suspended it; null when it is active.</summary>
    public string? SuspendedBy { get; init; }

    /// <summary>When it was suspended; null when it is active.</summary>
    public DateTimeOffset? Suspended { get; init; }

    /// <summary>The reason it was suspended; null when it is active, or no reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Host and account.</summary>
    internal JobOwner Owner => new(Host, Account);

    /// <inheritdoc />
    public override string ToString() => $"{Name} ({State})";
}
