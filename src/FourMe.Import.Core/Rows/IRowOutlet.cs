namespace FourMe.Import.Rows;

/// <summary>The stage between the checks and the sink: rows pass at once, or wait until all are known.</summary>
internal interface IRowOutlet : IDisposable
{
    /// <summary>Number of rows that were, or will be, written.</summary>
    long Rows { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Cells by slot; null where the row does not have the column.</param>
    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <param name="owner">Number of the owner whose details the row replaces; <see cref="OwnerIds.None"/> when there is none.</param>
    void Write(string?[] cells, long number, int owner);

    /// <summary>Ends the input.</summary>
    /// <param name="stop">Cancels writing held rows; the files are then unusable.</param>
    /// <returns>Why valid rows are held back.</returns>
    IReadOnlyList<Failure> Complete(CancellationToken stop);
}
