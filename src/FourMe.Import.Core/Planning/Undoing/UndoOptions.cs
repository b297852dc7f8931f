namespace FourMe.Import;

/// <summary>Options for undoing a plan.</summary>
public sealed class UndoOptions
{
    /// <summary>Folder of plans, baselines and ledgers; null for the user's state folder.</summary>
    public string? StatePath { get; init; }

    /// <summary>Maximum time since the last full export before another one is made.</summary>
    public TimeSpan MaximumAge { get; init; } = new PlanOptions().MaximumAge;

    /// <summary>Only reports: leaves no plan that could be applied, and does not suspend the run name.</summary>
    public bool WhatIf { get; init; }
}
