namespace FourMe.Import;

/// <summary>Options of a plan: what it may do, and what it is compared with.</summary>
public sealed class PlanOptions
{
    private bool _whatIf;

    /// <summary>
    /// The run name, which a scheduled run keeps from night to night. Null means type and Source, and is not allowed with
    /// <see cref="Retire"/>.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The Source of the records; null to take it from the constants or the map, if they set one.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// The values that retire a record missing from the source, by column: Disabled = 1, or a Status. Null retires nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Retire { get; init; }

    /// <summary>Number of good runs, at least 20 hours apart, in which a record must be missing before it is retired.</summary>
    public int RetireAfter { get; init; } = 1;

    /// <summary>How much the plan may change before a person has to agree.</summary>
    public PlanLimits Limits { get; init; } = new();

    /// <summary>Wildcard patterns, matched against Source ID, e-mail address, label and name, of records that are never retired.</summary>
    public IReadOnlyList<string> Protect { get; init; } = [];

    /// <summary>Keys of records that may be adopted although they are disabled or have a role beyond Specialist.</summary>
    public IReadOnlyList<string> Adopt { get; init; } = [];

    /// <summary>Columns that are sent although the baseline does not have them.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Source IDs of records to create again although they vanished from the account; '*' for all.</summary>
    public IReadOnlyList<string> Recreate { get; init; } = [];

    /// <summary>Adds all records of the Source to the ledger, which needs a person's agreement.</summary>
    public bool Claim { get; init; }

    /// <summary>Maximum time since the last full export before another one is made.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Maximum age of a source file.</summary>
    public TimeSpan MaximumSourceAge { get; init; } = TimeSpan.FromDays(3);

    /// <summary>When the oldest source file was last written; null when the records do not come from files.</summary>
    public DateTimeOffset? SourceTime { get; init; }

    /// <summary>
    /// Path of the map file. When the file changes, the plan can no longer be applied. Null when the map did not come from a file.
    /// </summary>
    public string? MapPath { get; init; }

    /// <summary>Path of an exported file to compare with instead of the baseline; null for the baseline.</summary>
    public string? BaselinePath { get; init; }

    /// <summary>Folder of plans, baselines and ledgers; null for the user's state folder.</summary>
    public string? StatePath { get; init; }

    /// <summary>Only reports: leaves no plan that could be applied, and starts no full export of a large type.</summary>
    public bool WhatIf { get => _whatIf; init => _whatIf = value; }

    /// <summary>
    /// Cancels reading the names of other records, which are needed from the first reference to them on, while records are added.
    /// </summary>
    internal CancellationToken Stop { get; init; }

    /// <summary>Whether the run has only some of the source's records, so that nothing is known about missing ones.</summary>
    internal bool OnlySome { get; private set; }

    /// <summary>A copy with <see cref="WhatIf"/> set.</summary>
    /// <param name="onlySome">Whether the run has only some of the source's records.</param>
    internal PlanOptions ToLook(bool onlySome)
    {
        var look = (PlanOptions)MemberwiseClone();
        look._whatIf = true;
        look.OnlySome = onlySome;
        return look;
    }
}
