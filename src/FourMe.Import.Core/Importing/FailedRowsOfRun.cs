using FourMe.Import.Errors;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>The rows of a job that did not go in, and the files of the same run that were not sent after it.</summary>
internal sealed class FailedRowsOfRun(JobJournal journal, JobEntry entry)
{
    private IReadOnlyCollection<long>? _numbers;
    private SpoolFile? _own;

    internal string Token => entry.Token ?? entry.Id;

    /// <summary>Rows that failed and could not be found by the log.</summary>
    internal long Untied { get; private set; }

    /// <summary>The files to take rows from.</summary>
    /// <param name="all">Take every row of the job.</param>
    /// <param name="outcome">What became of the job; null when the service was not asked.</param>
    /// <exception cref="FourMeException"><c>RowsNotKept</c>.</exception>
    internal IReadOnlyList<SpoolFile> Files(bool all, ImportJobReport? outcome)
    {
        var files = new List<SpoolFile>();
        if (all || outcome!.FailedRows.Count > 0 || !outcome.Result.WentIn)
        {
            _own = KeptRows.Of(entry) ?? throw Failures.RowsNotKept(Token).ToException();
            if (!all)
            {
                _numbers = [.. outcome!.FailedRows.Select(row => row.FileRow).Distinct()];
                Untied = outcome.UntiedRows;
            }
            if (all || _numbers!.Count > 0) files.Add(_own);
        }
        if (entry.Run is not null)
            files.AddRange(journal.Read().Where(other => other.Run == entry.Run && other.Id != entry.Id
                && other.TransferState == TransferState.NotSent)
                .OrderBy(other => other.Sent).ThenBy(other => other.Id, StringComparer.Ordinal).Select(KeptRows.Of).OfType<SpoolFile>());
        return files;
    }

    /// <summary>Which rows of a file to take; null for all.</summary>
    internal IReadOnlyCollection<long>? Numbers(SpoolFile file) => ReferenceEquals(file, _own) ? _numbers : null;
}
