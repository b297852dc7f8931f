using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>
/// A sink that must know every record of the run. A refused record is not missing: the account's record stays as it is.
/// </summary>
internal interface ISeenSink : IRowSink
{
    /// <summary>Called before the first record.</summary>
    /// <param name="plan">The columns of the run. Columns may be added.</param>
    void Begin(ColumnPlan plan);

    /// <summary>Called when a record was refused.</summary>
    /// <param name="cells">Its cells by slot; null where a cell is missing or invalid.</param>
    /// <param name="number">Number of the record in the input, from 1.</param>
    /// <param name="failures">Its failures.</param>
    void Refuse(string?[] cells, long number, IReadOnlyList<Failure> failures);
}
