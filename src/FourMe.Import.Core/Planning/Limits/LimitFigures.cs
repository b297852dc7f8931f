namespace FourMe.Import.Planning;

/// <summary>Figures of a run after all its records were compared, for the limits that do not count single changes.</summary>
internal sealed record LimitFigures
{
    /// <summary>Number of records in the run, refused ones included.</summary>
    internal long Seen { get; init; }

    /// <summary>Number of ledger records that are neither retired nor in the run.</summary>
    internal long Unseen { get; init; }

    /// <summary>
    /// Number of records in the run that neither the ledger nor the account knows by Source and Source ID. They are created, adopted, or
    /// refused because another record has their e-mail address, label or name.
    /// </summary>
    internal long New { get; init; }

    /// <summary>Number of records of the account that -Claim would add to the ledger.</summary>
    internal long Claimed { get; init; }

    /// <summary>The columns written by the run.</summary>
    internal IReadOnlyList<ColumnFigures> Columns { get; init; } = [];

    /// <summary>A full export that was rejected because it had too few records; null when there was none.</summary>
    internal ShrunkExport? Shrunk { get; init; }

    /// <summary>When the oldest source file was last written; null when the records do not come from files.</summary>
    internal DateTimeOffset? SourceTime { get; init; }
}

/// <summary>How many records of a run use a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Written">Number of records with a cell for the column, empty cells included.</param>
/// <param name="Filled">Number of records with a value for the column.</param>
internal readonly record struct ColumnFigures(string Column, long Written, long Filled);

/// <summary>A full export with fewer records than the baseline it should have replaced.</summary>
/// <param name="Records">Number of records in the export.</param>
/// <param name="Before">Number of records in the baseline.</param>
internal readonly record struct ShrunkExport(long Records, long Before);
