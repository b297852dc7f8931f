namespace FourMe.Import.Planning;

/// <summary>What is known of a run once all its records are compared, for the limits that count more than changes.</summary>
internal sealed record LimitFigures
{
    /// <summary>Records that came in, refused ones too.</summary>
    internal long Seen { get; init; }

    /// <summary>Records of the ledger that are not retired and were not seen.</summary>
    internal long Unseen { get; init; }

    /// <summary>
    /// Records of the run that neither the ledger nor the account knows by Source and Source ID: to be created, adopted or refused because
    /// another record has their e-mail, label or name.
    /// </summary>
    internal long New { get; init; }

    /// <summary>Records of the account that -Claim takes into the ledger.</summary>
    internal long Claimed { get; init; }

    /// <summary>The columns that the run writes.</summary>
    internal IReadOnlyList<ColumnFigures> Columns { get; init; } = [];

    /// <summary>A full export that was not taken over because it had too few records; null when there was none.</summary>
    internal ShrunkExport? Shrunk { get; init; }

    /// <summary>When the oldest source file was written; null when the records come from elsewhere.</summary>
    internal DateTimeOffset? SourceTime { get; init; }
}

/// <summary>A column of a run.</summary>
/// <param name="Column">The column.</param>
/// <param name="Written">Records of the run that have a cell for it, the empty text included.</param>
/// <param name="Filled">Records of the run that have a value for it.</param>
internal readonly record struct ColumnFigures(string Column, long Written, long Filled);

/// <summary>A full export with fewer records than the baseline that it should have replaced.</summary>
/// <param name="Records">Records of the export.</param>
/// <param name="Before">Records of the baseline.</param>
internal readonly record struct ShrunkExport(long Records, long Before);
