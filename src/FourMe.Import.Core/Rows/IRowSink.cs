namespace FourMe.Import.Rows;

/// <summary>Where finished rows go: files to send, lines of text, or nowhere.</summary>
internal interface IRowSink : IDisposable
{
    /// <summary>How large one file may become.</summary>
    RowLimits Limits { get; }

    /// <summary>The rows up to the next call belong together: they go into one file.</summary>
    /// <param name="columns">The columns that all of them have.</param>
    /// <param name="rows">How many they are.</param>
    /// <param name="bytes">How long they are.</param>
    void BeginGroup(ColumnSet columns, long rows, long bytes);

    /// <summary>Takes the next row.</summary>
    /// <param name="columns">The columns that the row has.</param>
    /// <param name="cells">Cells by slot.</param>
    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <exception cref="FourMeException">
    /// The row cannot be taken: <c>TooManyColumnSets</c>, <c>SecondColumnSet</c>, <c>FileWriteFailed</c>.
    /// </exception>
    void Write(ColumnSet columns, string?[] cells, long number);

    /// <summary>All rows are in: nothing may wait in a buffer afterwards.</summary>
    void Complete();
}
