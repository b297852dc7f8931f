namespace FourMe.Import;

/// <summary>Where finished rows go: files to send, or lines of text.</summary>
internal interface IRowSink : IDisposable
{
    /// <summary>Takes the next row.</summary>
    /// <param name="columns">The columns that the row has.</param>
    /// <param name="cells">Cells by slot.</param>
    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <exception cref="FourMeException">The row cannot be taken: <c>TooManyColumnSets</c>, <c>SecondColumnSet</c>, <c>FileWriteFailed</c>.</exception>
    void Write(ColumnSet columns, string?[] cells, long number);

    /// <summary>All rows are in: nothing may wait in a buffer afterwards.</summary>
    void Complete();
}
