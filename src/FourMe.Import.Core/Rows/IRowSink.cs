namespace FourMe.Import.Rows;

/// <summary>The destination of finished rows: files, lines of text, or nothing.</summary>
internal interface IRowSink : IDisposable
{
    /// <summary>Limits of one file.</summary>
    RowLimits Limits { get; }

    /// <summary>The rows up to the next call belong together and go into one file.</summary>
    /// <param name="columns">Their columns.</param>
    /// <param name="rows">Their number.</param>
    /// <param name="bytes">Their length in bytes.</param>
    void BeginGroup(ColumnSet columns, long rows, long bytes);

    /// <summary>Adds the next row.</summary>
    /// <param name="columns">The columns of the row.</param>
    /// <param name="cells">Cells by slot.</param>
    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <exception cref="FourMeException">
    /// The row cannot be written: <c>TooManyColumnSets</c>, <c>SecondColumnSet</c>, <c>FileWriteFailed</c>.
    /// </exception>
    void Write(ColumnSet columns, string?[] cells, long number);

    /// <summary>Ends the input and flushes all buffers.</summary>
    void Complete();
}
