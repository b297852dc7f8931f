using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>A row that the service refused, matched by the job's log.</summary>
/// <param name="FileRow">Number of the row in the file, counted from 1 without the header.</param>
/// <param name="InputNumber">Number of the record in the input, counted from 1.</param>
/// <param name="FileLine">Line of the file on which the row begins, counted from 1 with the header.</param>
/// <param name="Said">The message in the log.</param>
/// <param name="Cells">The row, by header.</param>
internal sealed record FailedRow(
    long FileRow, long InputNumber, long FileLine, string Said, IReadOnlyList<KeyValuePair<string, string>> Cells)
{
    /// <summary>Why the row failed, for the file that a person corrects.</summary>
    internal RowReason Reason => RowReason.Of(Failures.RowFailed(InputNumber, null, Said));

    /// <summary>The row as an error of its record.</summary>
    internal Failure ToFailure(RecordType type) => Failures.RowFailed(InputNumber, RecordLabel.Of(type, CellOf), Said);

    private string? CellOf(string column)
    {
        foreach (KeyValuePair<string, string> cell in Cells)
            if (cell.Key == column) return cell.Value;
        return null;
    }
}

/// <summary>The outcome of one file: the result, the failure of the job, and the failed rows.</summary>
internal sealed record ImportJobReport(ImportResult Result, Failure? Failure, IReadOnlyList<FailedRow> FailedRows)
{
    /// <summary>The journal entry of the job; null when there is none.</summary>
    internal JobEntry? Entry { get; init; }

    /// <summary>The known rows that are not in the account; null when there are none.</summary>
    internal FailedRowsSource? Failed { get; init; }

    /// <summary>Whether the service refused rows that its log does not identify.</summary>
    internal bool LacksRows => Result.TransferState == TransferState.Done && UntiedRows > 0;

    /// <summary>Why the file of failed rows is missing or incomplete; null when it is complete.</summary>
    internal Failure? RowsFailure { get; init; }

    /// <summary>Number of failed rows that could not be matched to log lines.</summary>
    internal long UntiedRows => Math.Max(0, Result.Failures + Result.Errors - FailedRows.Select(row => row.FileRow).Distinct().Count());

    /// <summary>Whether the result is complete, including the log.</summary>
    internal bool IsFinal => !AwaitsLog && (Result.TransferState == TransferState.Done || Result.TransferState == TransferState.Error);

    /// <summary>The log could not be fetched; a later attempt may succeed.</summary>
    internal bool AwaitsLog { get; init; }

    /// <summary>Whether the next file of the run may be sent: failed rows do not prevent it, a job without a clear end does.</summary>
    internal bool MayGoOn => Failure is null || Result.TransferState == TransferState.Done;
}
