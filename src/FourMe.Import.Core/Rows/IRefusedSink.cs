namespace FourMe.Import.Rows;

/// <summary>Keeps refused records, so that a person can correct and import them again.</summary>
internal interface IRefusedSink
{
    /// <summary>Keeps a refused record.</summary>
    /// <param name="columns">The columns that the record has.</param>
    /// <param name="cells">Cells by slot; where a value could not be formatted, its raw text.</param>
    /// <param name="number">Number of the record in the input, counted from 1.</param>
    /// <param name="reason">Why it was refused.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    void Write(ColumnSet columns, string?[] cells, long number, RowReason reason);
}
