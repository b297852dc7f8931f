using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>
/// A sink that has to know of every record that came in. A record that is refused is not gone: what the account has of it is
/// to be kept as it is.
/// </summary>
internal interface ISeenSink : IRowSink
{
    /// <summary>Before the first record.</summary>
    /// <param name="plan">The columns of the run; it may gain columns.</param>
    void Begin(ColumnPlan plan);

    /// <summary>Called when a record was refused.</summary>
    /// <param name="cells">Its cells by slot, as far as they could be made; null where one is wrong or absent.</param>
    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <param name="failures">What is wrong with it.</param>
    void Refuse(string?[] cells, long number, IReadOnlyList<Failure> failures);
}
