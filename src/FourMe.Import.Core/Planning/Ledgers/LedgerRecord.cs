namespace FourMe.Import.Planning;

/// <summary>What a run name knows about one record: one line of its ledger.</summary>
internal sealed record LedgerRecord
{
    /// <summary>
    /// Minimum time between two counts of the same record as missing. Less than a day, so that a nightly run counts every night, and
    /// several runs in one night count once.
    /// </summary>
    internal static readonly TimeSpan CountedOnceIn = TimeSpan.FromHours(20);

    /// <summary>The key by which the run knows the record: its Source ID, or another key for types without one.</summary>
    internal required string Key { get; init; }

    /// <summary>The account's ID of the record; null when unknown.</summary>
    internal string? RecordId { get; init; }

    /// <summary>When a good run last saw it; null when it was claimed and never seen.</summary>
    internal DateTimeOffset? LastSeen { get; init; }

    /// <summary>Number of good runs since then in which it was missing.</summary>
    internal int Missed { get; init; }

    /// <summary>When it was last counted as missing; null when it never was.</summary>
    internal DateTimeOffset? MissedLast { get; init; }

    /// <summary>When and how this run name retired it; null when it did not, or when the record was restored since.</summary>
    internal Retired? Retired { get; init; }

    /// <summary>Hashes of the values last confirmed in the account, for columns whose values are remembered; null for none.</summary>
    internal IReadOnlyDictionary<string, ulong>? Remembered { get; init; }

    /// <summary>The number of misses if this run, in which the record is missing, turns out to be a good one.</summary>
    /// <param name="now">The time of this run.</param>
    internal int MissedWith(DateTimeOffset now) => MissedLast is { } last && now - last < CountedOnceIn ? Missed : Missed + 1;

    /// <summary>The record after a good run in which it was missing.</summary>
    internal LedgerRecord After(DateTimeOffset now)
    {
        int missed = MissedWith(now);
        // A time in the future means that the clock was ahead. It must not keep the record from being counted until then.
        return missed == Missed && !(MissedLast > now) ? this : this with { Missed = missed, MissedLast = now };
    }
}

/// <summary>The retirement of a record by this run name.</summary>
/// <param name="At">When.</param>
/// <param name="Cells">The cells that were written.</param>
internal sealed record Retired(DateTimeOffset At, IReadOnlyList<RetiredCell> Cells);

/// <summary>A cell written to retire a record.</summary>
/// <param name="Column">The column.</param>
/// <param name="Before">The account's value before, which a Restore writes back. Null when unknown.</param>
/// <param name="Written">The value that was written.</param>
internal sealed record RetiredCell(string Column, string? Before, string Written);
