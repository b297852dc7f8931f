using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// That a person agreed to a held plan: to its changes, not to its bytes. It lives 7 days and serves one run; the next run plans anew, what
/// was agreed to no longer counts, and everything else is judged anew.
/// </summary>
internal sealed record Agreement
{
    /// <summary>How long it holds.</summary>
    internal static readonly TimeSpan Lives = TimeSpan.FromDays(7);

    /// <summary>The plan that was looked at.</summary>
    internal required string PlanId { get; init; }

    /// <summary>Who agreed: a user of the machine.</summary>
    internal required string By { get; init; }

    /// <summary>When.</summary>
    internal required DateTimeOffset At { get; init; }

    /// <summary>Why, in the person's words; null when none were given.</summary>
    internal string? Reason { get; init; }

    /// <summary>What the plan was held for.</summary>
    internal IReadOnlyList<AgreedLimit> Limits { get; init; } = [];

    /// <summary>What <see cref="ChangeMark"/> says of its changes.</summary>
    internal IReadOnlyCollection<KeyHash> Marks { get; init; } = [];

    /// <summary>Whether it still holds.</summary>
    internal bool Holds(DateTimeOffset now) => now - At < Lives;
}

/// <summary>A reason that a plan was held for when a person agreed to it.</summary>
/// <param name="Limit">The reason.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Column">The column; null where the reason is about records.</param>
internal sealed record AgreedLimit(string Limit, long Count, string? Column)
{
    /// <summary>
    /// Whether a reason is the same and no worse. Limits that count changes are not covered as a whole: their changes are, one by one.
    /// </summary>
    internal bool Covers(HeldLimit held) => held.Limit == Limit && held.Column == Column && Limit switch
    {
        LimitNames.FirstRun or LimitNames.NoRecords or LimitNames.ColumnEmpty or LimitNames.SourceTooOld => true,
        LimitNames.MinimumRecords or LimitNames.BaselineShrunk => held.Count >= Count,
        LimitNames.KeysMoved or LimitNames.Claim => held.Count <= Count,
        _ => false,
    };
}
