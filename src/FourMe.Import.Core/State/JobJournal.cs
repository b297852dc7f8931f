using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>The jobs on disk: one private file per job, written atomically, so that several processes can share the folder.</summary>
internal sealed class JobJournal(string folder, TimeProvider clock)
{
    private const string EntryEnding = ".json";
    private static readonly string[] BelongingEndings = [".csv", ".tsv", ".log", PartialFile.Ending];

    /// <summary>How long the storage host accepts a link (https://developer.xurrent.com/v1/export/).</summary>
    private static readonly TimeSpan LinksLast = TimeSpan.FromDays(2);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly string _folder = Path.Combine(folder, "jobs");

    /// <summary>Path of a file of a job.</summary>
    internal string PathOf(string id, string ending)
    {
        PrivateFile.CreateFolder(folder);
        PrivateFile.CreateFolder(_folder);
        return Path.Combine(_folder, id + ending);
    }

    /// <summary>Writes an entry, new or changed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder belongs to another user.</exception>
    internal void Save(JobEntry entry)
    {
        entry.Changed = clock.GetUtcNow();
        Write(entry);
    }

    /// <summary>
    /// All entries, the newest first; other files are skipped. An upload whose process no longer exists is unconfirmed.
    /// </summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>: the folder cannot be listed.</exception>
    internal IReadOnlyList<JobEntry> Read()
    {
        try
        {
            // Not with Directory.Exists, which returns false for a folder without permission.
            return [.. Sorted(Directory.GetFiles(_folder, "*" + EntryEnding))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception closed) when (FileFault.Is(closed))
        {
            throw Failures.FileReadFailed(_folder, closed).ToException();
        }
    }

    /// <summary>The entry of an id; null when it no longer exists.</summary>
    internal JobEntry? Find(string id) => Read().FirstOrDefault(entry => entry.Id == id);

    /// <summary>Removes a job with all its files.</summary>
    internal void Remove(JobEntry entry)
    {
        PrivateFile.Delete(Path.Combine(_folder, entry.Id + EntryEnding));
        if (entry.File is not null) PrivateFile.Delete(entry.File);
        if (entry.LogFile is not null) PrivateFile.Delete(entry.LogFile);
        foreach (string path in entry.FailedRows) PrivateFile.Delete(path);
    }

    /// <summary>Removes jobs older than thirty days, and files of that age that a crash left without an entry.</summary>
    internal void RemoveOld()
    {
        DateTimeOffset limit = clock.GetUtcNow() - Kept, linkLimit = clock.GetUtcNow() - LinksLast;
        IReadOnlyList<JobEntry> entries = Read();
        foreach (JobEntry entry in entries.Where(entry => entry.Changed < limit)) Remove(entry);
        foreach (JobEntry entry in entries.Where(entry => entry.Link is not null && entry.Changed >= limit && entry.Changed < linkLimit))
        {
            entry.Link = null;
            // Clean-up is not a change of the job and must not extend its life.
            Write(entry);
        }
        if (!Directory.Exists(_folder)) return;
        foreach (string path in Directory.GetFiles(_folder))
        {
            string name = Path.GetFileName(path);
            bool isOurs = BelongingEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
            if (isOurs && !entries.Any(entry => name.StartsWith(entry.Id, StringComparison.Ordinal))
                && File.GetLastWriteTimeUtc(path) < limit.UtcDateTime)
                PrivateFile.Delete(path);
        }
    }

    private IEnumerable<JobEntry> Sorted(string[] paths) =>
        paths.Select(ReadEntry).OfType<JobEntry>().OrderByDescending(entry => entry.Sent)
            .ThenByDescending(entry => entry.Id, StringComparer.Ordinal);

    private void Write(JobEntry entry) =>
        AtomicFile.Write(PathOf(entry.Id, EntryEnding), JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JobEntry));

    private JobEntry? ReadEntry(string path)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(AtomicFile.Read(path), JournalJson.Default.JobEntry);
            // A forged entry must not lead to files other than the job's own.
            if (entry is null || !entry.IsWhole || entry.Id != Path.GetFileNameWithoutExtension(path)) return null;
            entry.File = OwnFile(entry, entry.File);
            entry.LogFile = OwnFile(entry, entry.LogFile);
            entry.FailedRows = [.. entry.FailedRows.Select(path => OwnFailedRows(entry, path)).OfType<string>()];
            if (entry.TransferState == TransferState.Sending && SendingProcess.IsGone(entry.ProcessId, entry.Sent))
                entry.State = TransferState.Unconfirmed.Name;
            return entry;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A file of a job in this folder, which may have moved; null when the job has none.</summary>
    private string? OwnFile(JobEntry entry, string? path)
    {
        string? ending = path is null ? null : BelongingEndings.FirstOrDefault(ending =>
            path.EndsWith(entry.Id + ending, StringComparison.Ordinal));
        return ending is null ? null : Path.Combine(_folder, entry.Id + ending);
    }

    /// <summary>A file of refused rows of a job, in this folder; null when the name is not one of its names.</summary>
    private string? OwnFailedRows(JobEntry entry, string? path)
    {
        // Not Path.GetFileName: the folder may have been moved here from another system.
        string name = path is null ? string.Empty : path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.StartsWith(entry.Id + ".", StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal)
            ? Path.Combine(_folder, name) : null;
    }
}
