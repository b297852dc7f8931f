using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>A run name: what its ledger knows, and whether its runs go on.</summary>
public sealed record Sync
{
    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>The record type; '' as long as no run of the name is known.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The Source of the records; '' for a run without.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>The account; '' for the API user's own.</summary>
    public required string Account { get; init; }

    /// <summary>Host of the API, with the port where it is not the usual one.</summary>
    public required string Host { get; init; }

    /// <summary>Number of records in the ledger, those that were retired too.</summary>
    public long Records { get; init; }

    /// <summary>Number of records that this name took out of use and that are so still.</summary>
    public long Retired { get; init; }

    /// <summary>When its last good run was; null when there was none.</summary>
    public DateTimeOffset? LastGoodRun { get; init; }

    /// <summary>Whether its runs go on.</summary>
    public SyncState State { get; init; }

    /// <summary>Who suspended it; null when it is active.</summary>
    public string? SuspendedBy { get; init; }

    /// <summary>When it was suspended; null when it is active.</summary>
    public DateTimeOffset? Suspended { get; init; }

    /// <summary>Why it was suspended; null when it is active, or nothing was said.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose run name it is.</summary>
    internal JobOwner Owner => new(Host, Account);

    /// <inheritdoc />
    public override string ToString() => $"{Name} ({State})";
}
