using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>A row that the service refused, tied to the file by the job's log.</summary>
/// <param name="FileRow">Number of the row in the file, counted from 1 without the header.</param>
/// <param name="InputNumber">Number of the record in the input, counted from 1.</param>
/// <param name="FileLine">Line of the file on which the row begins, counted from 1 with the header.</param>
/// <param name="Said">What the log says of it.</param>
/// <param name="Cells">The row, by header.</param>
internal sealed record FailedRow(
    long FileRow, long InputNumber, long FileLine, string Said, IReadOnlyList<KeyValuePair<string, string>> Cells)
{
    /// <summary>The row as an error of its record.</summary>
    internal Failure ToFailure(RecordType type) => Failures.RowFailed(InputNumber, RecordLabel.Of(type, CellOf), Said);

    private string? CellOf(string column)
    {
        foreach (KeyValuePair<string, string> cell in Cells)
            if (cell.Key == column) return cell.Value;
        return null;
    }
}

/// <summary>What came of one file: the result, what went wrong as a whole, and which rows failed.</summary>
internal sealed record ImportJobReport(ImportResult Result, Failure? Failure, IReadOnlyList<FailedRow> FailedRows)
{
    /// <summary>The job as the journal has it; null when there is none.</summary>
    internal JobEntry? Entry { get; init; }

    /// <summary>Why the file of failed rows is not there, or not whole; null when nothing is wrong with it.</summary>
    internal Failure? RowsFailure { get; init; }

    /// <summary>Number of rows that failed and were not found by the log.</summary>
    internal long UntiedRows => Math.Max(0, Result.Failures + Result.Errors - FailedRows.Select(row => row.FileRow).Distinct().Count());

    /// <summary>Whether all that the service has to say of the job is here.</summary>
    internal bool IsFinal => !AwaitsLog && (Result.TransferState == TransferState.Done || Result.TransferState == TransferState.Error);

    /// <summary>The log could not be fetched, and perhaps can be later.</summary>
    internal bool AwaitsLog { get; init; }

    /// <summary>Whether the next file of the run may be sent: rows that failed do not stop it, a job without a clear end does.</summary>
    internal bool MayGoOn => Failure is null || Result.TransferState == TransferState.Done;
}
