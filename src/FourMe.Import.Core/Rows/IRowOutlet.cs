namespace FourMe.Import.Rows;

/// <summary>What stands between the checks and the sink: rows pass at once, or wait until all are in.</summary>
internal interface IRowOutlet : IDisposable
{
    /// <summary>Number of rows that were, or will be, written.</summary>
    long Rows { get; }

    /// <summary>Takes a row.</summary>
    /// <param name="cells">Cells by slot; null where the row does not have the column.</param>
    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <param name="owner">Number of the owner whose details the row replaces; <see cref="OwnerIds.None"/> when there is none.</param>
    void Write(string?[] cells, long number, int owner);

    /// <summary>All rows are in.</summary>
    /// <param name="stop">Ends the writing of rows that were held; nothing of the run can be used then.</param>
    /// <returns>Why rows that were right themselves are held back.</returns>
    IReadOnlyList<Failure> Complete(CancellationToken stop);
}
