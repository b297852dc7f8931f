using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Spool;

namespace FourMe.Import.State;

/// <summary>The file of rows that is kept with a job until its result was received.</summary>
internal static class KeptRows
{
    /// <summary>The rows of a job; null when they are no longer there: another process may have received the job.</summary>
    internal static SpoolFile? Of(JobEntry entry)
    {
        try
        {
            return entry.File is null ? null
                : new SpoolFile(entry.File, new FileInfo(entry.File).Length, entry.Hash, new RowNumbers(entry.Numbers, entry.Rows),
                    string.Empty);
        }
        catch (Exception gone) when (FileFault.Is(gone))
        {
            return null;
        }
    }
}
