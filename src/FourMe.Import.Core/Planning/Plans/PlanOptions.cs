namespace FourMe.Import;

/// <summary>What a plan may do, and what it is made against.</summary>
public sealed class PlanOptions
{
    private bool _whatIf;

    /// <summary>
    /// The run name: what a scheduled run is called. Null makes it from type and Source, which <see cref="Retire"/> does not allow.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The Source of the records; null takes it from the constants or the map, if the records have one.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// What is written into a record that the source no longer has, by column: Disabled = 1, or a Status. Null retires nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Retire { get; init; }

    /// <summary>In how many good runs, 20 hours apart, a record has to be missing before it is retired.</summary>
    public int RetireAfter { get; init; } = 1;

    /// <summary>How much the plan may do before a person has to agree.</summary>
    public PlanLimits Limits { get; init; } = new();

    /// <summary>Wildcards over Source ID, e-mail or label, and name of records that are never retired.</summary>
    public IReadOnlyList<string> Protect { get; init; } = [];

    /// <summary>Keys of records that may be adopted though they are disabled or have a role beyond Specialist.</summary>
    public IReadOnlyList<string> Adopt { get; init; } = [];

    /// <summary>Columns that are sent although the baseline does not have them.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Source IDs of records that are created again although the account has lost them; '*' for all.</summary>
    public IReadOnlyList<string> Recreate { get; init; } = [];

    /// <summary>Take all records of the Source into the ledger; a person has to agree.</summary>
    public bool Claim { get; init; }

    /// <summary>After how long everything is exported again.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How old a source file may be.</summary>
    public TimeSpan MaximumSourceAge { get; init; } = TimeSpan.FromDays(3);

    /// <summary>When the oldest source file was written; null when the records come from elsewhere.</summary>
    public DateTimeOffset? SourceTime { get; init; }

    /// <summary>
    /// The file that the map came from: once it is another one, the plan cannot be applied. Null when the map came from elsewhere.
    /// </summary>
    public string? MapPath { get; init; }

    /// <summary>An exported file that is compared with instead of the baseline; null for the baseline.</summary>
    public string? BaselinePath { get; init; }

    /// <summary>Folder in which plans, baselines and ledgers are kept; null for the user's own.</summary>
    public string? StatePath { get; init; }

    /// <summary>Only look: no plan that can be applied is left, and no full export of a large type is begun.</summary>
    public bool WhatIf { get => _whatIf; init => _whatIf = value; }

    /// <summary>The records are some of the source: of those that do not come in nothing is known.</summary>
    internal bool OnlySome { get; private set; }

    /// <summary>The same options for a run that only looks.</summary>
    /// <param name="onlySome">Whether only some records of the source come in.</param>
    internal PlanOptions ToLook(bool onlySome)
    {
        var look = (PlanOptions)MemberwiseClone();
        look._whatIf = true;
        look.OnlySome = onlySome;
        return look;
    }
}
