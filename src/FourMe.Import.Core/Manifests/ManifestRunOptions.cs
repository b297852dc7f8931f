namespace FourMe.Import;

/// <summary>How a manifest is run.</summary>
public sealed class ManifestRunOptions
{
    /// <summary>Folder in which plans, baselines and ledgers are kept; null for that of the manifest, or the user's own.</summary>
    public string? StatePath { get; init; }

    /// <summary>Make missing references, and properties that match no column, errors.</summary>
    public bool Strict { get; init; }

    /// <summary>Send nothing at all when one type is held or failed.</summary>
    public bool HoldAll { get; init; }

    /// <summary>The run to go on with; null for a new one.</summary>
    public string? Resume { get; init; }

    /// <summary>Folder in which jobs are remembered; null for the user's own.</summary>
    public string? JobFolder { get; init; }

    /// <summary>Only look: nothing is sent, and no plan is kept.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Hears of each step before it is taken; tests end a run there.</summary>
    internal Action<string>? Point { get; init; }
}
