namespace FourMe.Import;

/// <summary>How a plan is taken back.</summary>
public sealed class UndoOptions
{
    /// <summary>Folder in which plans, baselines and ledgers are kept; null for the user's own.</summary>
    public string? StatePath { get; init; }

    /// <summary>After how long everything is exported again.</summary>
    public TimeSpan MaximumAge { get; init; } = new PlanOptions().MaximumAge;

    /// <summary>Only look: no plan that can be applied is left, and the run name goes on.</summary>
    public bool WhatIf { get; init; }
}
