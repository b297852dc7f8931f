using CsvHelper;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.Spool;

namespace FourMe.Import.Importing;

/// <summary>Rows of one file that are not in the account, with the reasons.</summary>
internal sealed class FailedRowsSource
{
    private readonly Func<long, RowReason?>? _reasonOf;
    private string[]? _headers;

    private FailedRowsSource(SpoolFile file, Func<long, RowReason?>? reasonOf)
    {
        File = file;
        _reasonOf = reasonOf;
    }

    internal SpoolFile File { get; }

    /// <summary>Whether the file already has the reasons in its last two columns.</summary>
    internal bool HasReasons => _reasonOf is null;

    /// <summary>The header of the file, without the reasons.</summary>
    internal string[] Headers => _headers ??= ReadHeaders();

    /// <summary>All rows of a file that has the reasons itself.</summary>
    internal static FailedRowsSource Kept(SpoolFile file) => new(file, null);

    /// <summary>All rows of a file, for the same reason.</summary>
    internal static FailedRowsSource All(SpoolFile file, RowReason reason) => new(file, _ => reason);

    /// <summary>Some rows of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reasons">The reasons by row number in the file, from 1.</param>
    internal static FailedRowsSource Some(SpoolFile file, IReadOnlyDictionary<long, RowReason> reasons) =>
        new(file, row => reasons.TryGetValue(row, out RowReason reason) ? reason : null);

    /// <summary>
    /// The rows of a job that are not in the account: those that the log identifies, with the other rows of their owners. All rows if the
    /// job did not end well, because it is unknown which ones were imported.
    /// </summary>
    /// <param name="file">The rows of the job.</param>
    /// <param name="type">The record type.</param>
    /// <param name="outcome">The outcome of the job.</param>
    /// <param name="all">Whether to take imported rows as well.</param>
    /// <returns>Null when there are none.</returns>
    internal static FailedRowsSource? Of(SpoolFile file, RecordType type, ImportJobReport outcome, bool all = false)
    {
        var reasons = new Dictionary<long, RowReason>();
        foreach (FailedRow row in outcome.FailedRows)
            if (!reasons.ContainsKey(row.FileRow)) reasons.Add(row.FileRow, row.Reason);
        foreach (long row in OwnerRows.Beside(file, type, reasons.Keys)) reasons.Add(row, RowReason.SameOwner);
        bool isEnded = outcome.Result.TransferState == TransferState.Done && outcome.Result.CountsKnown;
        if (isEnded && !all) return reasons.Count == 0 ? null : Some(file, reasons);
        RowReason other = isEnded || outcome.Failure is null ? RowReason.None : RowReason.Of(outcome.Failure);
        return new FailedRowsSource(file, row => reasons.TryGetValue(row, out RowReason reason) ? reason : other);
    }

    /// <summary>Why a row is not in the account; null when it is.</summary>
    internal RowReason? ReasonOf(long row) => _reasonOf!(row);

    private string[] ReadHeaders()
    {
        using CsvReader csv = File.ReadRows();
        if (csv.Headers.Count == 0) throw Failures.FileHasNoHeader(File.Path).ToException();
        string[] headers = [.. csv.Headers];
        return HasReasons ? [.. headers.Take(headers.Length - 2)] : headers;
    }
}
