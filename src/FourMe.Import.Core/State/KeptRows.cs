using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Spool;

namespace FourMe.Import.State;

/// <summary>The files of rows that are kept with a job.</summary>
internal static class KeptRows
{
    /// <summary>All rows of a job; null when they are no longer there: another process may have received the job.</summary>
    internal static SpoolFile? Of(JobEntry entry) => entry.File is null ? null : At(entry.File, entry.Hash, entry.Numbers, entry.Rows);

    /// <summary>The rows that were refused, with the reasons in their last two columns; those files that are still there.</summary>
    internal static IEnumerable<SpoolFile> FailedOf(JobEntry entry) =>
        entry.FailedRows.Select(path => At(path, string.Empty, [], 0)).OfType<SpoolFile>();

    private static SpoolFile? At(string path, string hash, IReadOnlyList<RowNumbers.Run> numbers, long rows)
    {
        try
        {
            return new SpoolFile(path, new FileInfo(path).Length, hash, new RowNumbers(numbers, rows), string.Empty);
        }
        catch (Exception gone) when (FileFault.Is(gone))
        {
            return null;
        }
    }
}
