using System.Text;
using FourMe.Import.Files;
using FourMe.Import.Service;

namespace FourMe.Import.State;

/// <summary>
/// Writes one job, of an import or an export, into the journal as it goes on. When the journal cannot be written the job is
/// not lost: that is a warning, once.
/// </summary>
internal sealed class JobWriter(GuardedJournal journal, TimeProvider clock, JobEntry entry)
{
    /// <summary>The job as the journal has it.</summary>
    internal JobEntry Entry { get; } = entry;

    /// <summary>Whether the service has, or may have, the job.</summary>
    internal bool HasJob { get; private set; }

    /// <summary>Begins the entry of a new job.</summary>
    /// <param name="journal">Where it is noted.</param>
    /// <param name="clock">What it is dated by.</param>
    /// <param name="entry">What is known of it.</param>
    internal static JobWriter Begin(GuardedJournal journal, TimeProvider clock, JobEntry entry)
    {
        journal.Save(entry, entry.TransferState);
        return new JobWriter(journal, clock, entry);
    }

    /// <summary>The service took the request and named the job.</summary>
    internal void Accepted(string token)
    {
        HasJob = true;
        Entry.Token = token;
        journal.Save(Entry, TransferState.Queued);
    }

    /// <summary>Nobody knows whether the service took the request.</summary>
    internal void Unconfirmed()
    {
        HasJob = true;
        journal.Save(Entry, TransferState.Unconfirmed);
    }

    /// <summary>The service took nothing: there is no job.</summary>
    internal void NothingTaken() => journal.Try(jobs => jobs.Remove(Entry));

    /// <summary>The service no longer knows the job, and nobody saw its end.</summary>
    internal void Forgotten() => journal.Save(Entry, TransferState.ResultUnknown);

    /// <summary>The service told how far it is: whoever lists the jobs meanwhile can see it.</summary>
    internal void UnderWay(TransferState state, long line)
    {
        if (state == Entry.TransferState && line == Entry.Line) return;
        Entry.Line = line;
        journal.Save(Entry, state);
    }

    /// <summary>The service told what became of an import.</summary>
    internal void Ended(ImportStatus status)
    {
        Entry.Line = status.Line;
        Entry.Message = status.Message;
        Entry.Counts = status.Counts;
        Entry.Link = status.LogFile;
        Entry.Ended ??= clock.GetUtcNow();
        journal.Save(Entry, status.State);
    }

    /// <summary>The service told what became of an export.</summary>
    internal void Ended(ExportStatus status)
    {
        Entry.Message = status.Message;
        Entry.RateLimitExceeded = status.RateLimitExceeded;
        Entry.Link = status.Link;
        journal.Save(Entry, status.State);
    }

    /// <summary>Keeps the text of the job's log beside the entry; the link to it is no longer needed.</summary>
    internal void KeepLog(string log) => journal.Try(jobs =>
    {
        string path = jobs.PathOf(Entry.Id, ".log");
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(log));
        Entry.LogFile = path;
        Entry.Link = null;
        jobs.Save(Entry);
    });

    /// <summary>All that the service has to say of the job is here: its rows are no longer kept.</summary>
    internal void Received()
    {
        string? rows = Entry.File;
        Entry.File = null;
        journal.Save(Entry, Entry.TransferState);
        if (rows is not null) PrivateFile.Delete(rows);
    }
}
