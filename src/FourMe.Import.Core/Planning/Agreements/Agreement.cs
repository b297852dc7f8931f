using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// A person's agreement to the changes of a held plan. It is valid for 7 days and for one run. The next run makes a new plan: changes
/// that were agreed to do not count against its limits, all others do.
/// </summary>
internal sealed record Agreement
{
    /// <summary>How long an agreement is valid.</summary>
    internal static readonly TimeSpan Lives = TimeSpan.FromDays(7);

    /// <summary>Id of the plan that the person reviewed.</summary>
    internal required string PlanId { get; init; }

    /// <summary>Who agreed: a user of this machine.</summary>
    internal required string By { get; init; }

    /// <summary>When the person agreed.</summary>
    internal required DateTimeOffset At { get; init; }

    /// <summary>The reason the person gave; null when none was given.</summary>
    internal string? Reason { get; init; }

    /// <summary>The reasons the plan was held.</summary>
    internal IReadOnlyList<AgreedLimit> Limits { get; init; } = [];

    /// <summary>The marks of the agreed changes, computed by <see cref="ChangeMark"/>.</summary>
    internal IReadOnlyCollection<KeyHash> Marks { get; init; } = [];

    /// <summary>Whether the agreement is still valid.</summary>
    internal bool Holds(DateTimeOffset now) => now - At < Lives;
}

/// <summary>A reason for which the plan was held when a person agreed to it.</summary>
/// <param name="Limit">The name of the limit, one of <see cref="LimitNames"/>.</param>
/// <param name="Count">The count at that time.</param>
/// <param name="Column">The column; null when the limit concerns whole records.</param>
internal sealed record AgreedLimit(string Limit, long Count, string? Column)
{
    /// <summary>
    /// Whether this agreement covers the given reason: same limit and column, and no worse a count. Limits that count changes are never
    /// covered as a whole; their changes are, one by one.
    /// </summary>
    internal bool Covers(HeldLimit held) => held.Limit == Limit && held.Column == Column && Limit switch
    {
        LimitNames.FirstRun or LimitNames.NoRecords or LimitNames.ColumnEmpty or LimitNames.SourceTooOld => true,
        LimitNames.MinimumRecords or LimitNames.BaselineShrunk => held.Count >= Count,
        LimitNames.KeysMoved or LimitNames.Claim => held.Count <= Count,
        _ => false,
    };
}
