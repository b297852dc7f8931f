namespace FourMe.Import.Planning;

/// <summary>What a run name knows of one record: a line of its ledger.</summary>
internal sealed record LedgerRecord
{
    /// <summary>
    /// How long a record has to be missing, after it was counted as missing, until it is counted again. Less than a day, so that a nightly
    /// run counts each night; several runs of one night count once.
    /// </summary>
    internal static readonly TimeSpan CountedOnceIn = TimeSpan.FromHours(20);

    /// <summary>What the run knows the record by: its Source ID, or another key where it has none.</summary>
    internal required string Key { get; init; }

    /// <summary>The account's ID; null where the export does not tell it.</summary>
    internal string? RecordId { get; init; }

    /// <summary>When a good run saw it last; null when it was claimed and never seen.</summary>
    internal DateTimeOffset? LastSeen { get; init; }

    /// <summary>In how many good runs since it has been missing.</summary>
    internal int Missed { get; init; }

    /// <summary>When it was last counted as missing; null when it was not.</summary>
    internal DateTimeOffset? MissedLast { get; init; }

    /// <summary>When and how this run name took it out of use; null when it did not, or took it back.</summary>
    internal Retired? Retired { get; init; }

    /// <summary>
    /// The marks of the values that the account last had from this run name, of columns that are remembered; null for none.
    /// </summary>
    internal IReadOnlyDictionary<string, ulong>? Remembered { get; init; }

    /// <summary>In how many good runs it would have been missing if this one, in which it is missing, is a good one.</summary>
    /// <param name="now">The time of this run.</param>
    internal int MissedWith(DateTimeOffset now) => MissedLast is { } last && now - last < CountedOnceIn ? Missed : Missed + 1;

    /// <summary>The record after a good run in which it was missing.</summary>
    internal LedgerRecord After(DateTimeOffset now)
    {
        int missed = MissedWith(now);
        return missed == Missed ? this : this with { Missed = missed, MissedLast = now };
    }
}

/// <summary>That a record was taken out of use by this run name.</summary>
/// <param name="At">When.</param>
/// <param name="Cells">The columns that were written.</param>
internal sealed record Retired(DateTimeOffset At, IReadOnlyList<RetiredCell> Cells);

/// <summary>A column that was written to take a record out of use.</summary>
/// <param name="Column">The column.</param>
/// <param name="Before">The account's value from before; what a Restore writes. Null where it was not known.</param>
/// <param name="Written">What was written.</param>
internal sealed record RetiredCell(string Column, string? Before, string Written);
