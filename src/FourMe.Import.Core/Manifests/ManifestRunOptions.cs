using FourMe.Import.Values;

namespace FourMe.Import;

/// <summary>Options for running a manifest.</summary>
public sealed class ManifestRunOptions
{
    /// <summary>Folder of plans, baselines and ledgers; null for the manifest's own, or else the user's state folder.</summary>
    public string? StatePath { get; init; }

    /// <summary>Makes missing references, and properties that match no column, errors.</summary>
    public bool Strict { get; init; }

    /// <summary>Sends nothing at all when one type is held or failed.</summary>
    public bool HoldAll { get; init; }

    /// <summary>Id of the run to resume; null for a new run.</summary>
    public string? Resume { get; init; }

    /// <summary>Folder of the job journal; null for the user's own.</summary>
    public string? JobFolder { get; init; }

    /// <summary>Only reports: nothing is sent, and no plan is saved.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Cancels reading the names of other records while records are added.</summary>
    internal CancellationToken Stop { get; init; }

    /// <summary>How values are formatted.</summary>
    internal FormattingContext Formatting { get; init; } = new();

    /// <summary>Called at each step. Tests end a run there.</summary>
    internal Action<string>? Point { get; init; }
}
