using System.Text;
using FourMe.Import.Files;
using FourMe.Import.Service;
using FourMe.Import.Spool;

namespace FourMe.Import.State;

/// <summary>
/// Writes the progress of one job, import or export, into the journal. When the journal cannot be written, the job continues
/// with one warning.
/// </summary>
internal sealed class JobWriter(GuardedJournal journal, TimeProvider clock, JobEntry entry)
{
    /// <summary>The current entry of the job.</summary>
    internal JobEntry Entry { get; } = entry;

    /// <summary>Whether the service has, or may have, the job.</summary>
    internal bool HasJob { get; private set; }

    /// <summary>Creates the entry of a new job.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="clock">The clock of its dates.</param>
    /// <param name="entry">The first version of the entry.</param>
    internal static JobWriter Begin(GuardedJournal journal, TimeProvider clock, JobEntry entry)
    {
        journal.Save(entry, entry.TransferState);
        return new JobWriter(journal, clock, entry);
    }

    /// <summary>The service accepted the request and returned a token.</summary>
    internal void Accepted(string token)
    {
        HasJob = true;
        Entry.Token = token;
        journal.Save(Entry, TransferState.Queued);
    }

    /// <summary>The service may have accepted the request.</summary>
    internal void Unconfirmed()
    {
        HasJob = true;
        journal.Save(Entry, TransferState.Unconfirmed);
    }

    /// <summary>The service did not accept the request: there is no job.</summary>
    internal void NothingTaken() => journal.Try(jobs => jobs.Remove(Entry));

    /// <summary>The service no longer knows the job, and its end was not seen.</summary>
    internal void Forgotten() => journal.Save(Entry, TransferState.ResultUnknown);

    /// <summary>The service reported progress, which is visible in the list of jobs.</summary>
    internal void UnderWay(TransferState state, long line)
    {
        if (state == Entry.TransferState && line == Entry.Line) return;
        Entry.Line = line;
        journal.Save(Entry, state);
    }

    /// <summary>The service reported the end of an import.</summary>
    internal void Ended(ImportStatus status)
    {
        Entry.Line = status.Line;
        Entry.Message = status.Message;
        Entry.Counts = status.Counts;
        Entry.Link = status.LogFile;
        Entry.Ended ??= clock.GetUtcNow();
        journal.Save(Entry, status.State);
    }

    /// <summary>The service reported the end of an export.</summary>
    internal void Ended(ExportStatus status)
    {
        Entry.Message = status.Message;
        Entry.RateLimitExceeded = status.RateLimitExceeded;
        Entry.Link = status.Link;
        journal.Save(Entry, status.State);
    }

    /// <summary>Stores the text of the job's log beside the entry; its link is no longer needed.</summary>
    internal void KeepLog(string log) => journal.Try(jobs =>
    {
        string path = jobs.PathOf(Entry.Id, ".log");
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(log));
        Entry.LogFile = path;
        Entry.Link = null;
        jobs.Save(Entry);
    });

    /// <summary>Keeps rows that are not in the account beside the entry.</summary>
    /// <param name="rows">Files of the run, with the reasons in their last two columns; moved beside the entry.</param>
    /// <param name="kind">A word for their names, to tell them from other files of the job.</param>
    internal void Keep(IReadOnlyList<SpoolFile> rows, string kind)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            SpoolFile file = rows[i];
            string ending = FormattableString.Invariant($".{kind}.{i + 1}.csv");
            journal.Try(jobs =>
            {
                string path = jobs.PathOf(Entry.Id, ending);
                file.MoveTo(path);
                Entry.FailedRows = [.. Entry.FailedRows, path];
                jobs.Save(Entry);
            });
        }
    }

    /// <summary>Deletes the kept refused rows after the user has received them in a file.</summary>
    internal void Delivered()
    {
        IReadOnlyList<string> rows = Entry.FailedRows;
        if (rows.Count == 0) return;
        Entry.FailedRows = [];
        journal.Save(Entry, Entry.TransferState);
        foreach (string path in rows) PrivateFile.Delete(path);
    }

    /// <summary>Deletes the kept rows after the result is complete.</summary>
    internal void Received()
    {
        string? rows = Entry.File;
        Entry.File = null;
        journal.Save(Entry, Entry.TransferState);
        if (rows is not null) PrivateFile.Delete(rows);
    }
}
