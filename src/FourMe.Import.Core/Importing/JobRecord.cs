using System.Text;

namespace FourMe.Import;

/// <summary>
/// Writes one import into the journal as it goes on. When the journal cannot be written the import is not lost: that is a
/// warning, once.
/// </summary>
internal sealed class JobRecord
{
    private static readonly TimeSpan DoubtLasts = TimeSpan.FromDays(1);

    private readonly FourMeClient _client;
    private readonly RecordType _type;
    private readonly ImportOptions _options;
    private readonly ITransferHost _host;
    private readonly GuardedJournal _journal;
    private JobEntry? _entry;

    internal JobRecord(FourMeClient client, RecordType type, ImportOptions options, ITransferHost host)
    {
        _client = client;
        _type = type;
        _options = options;
        _host = host;
        _journal = new GuardedJournal(options.StateFolder, client.Options.TimeProvider, host);
    }

    /// <summary>Takes up a job that was begun before, perhaps by another process.</summary>
    internal JobRecord(FourMeClient client, RecordType type, ImportOptions options, ITransferHost host, JobEntry entry)
        : this(client, type, options, host)
    {
        _entry = entry;
        HasJob = true;
        File = KeptRows.Of(entry);
    }

    /// <summary>The rows, as long as they are kept.</summary>
    internal SpoolFile? File { get; private set; }

    internal JobEntry Entry => _entry!;

    /// <summary>Whether the service has, or may have, the file.</summary>
    internal bool HasJob { get; private set; }

    /// <summary>The file is about to be sent.</summary>
    /// <exception cref="FourMeException"><c>AlreadySentUnconfirmed</c>: sending it again could double records.</exception>
    internal void Begin(SpoolFile file)
    {
        _journal.Try(journal =>
        {
            journal.RemoveOld();
            SpoolFolders.RemoveAbandoned(TimeProvider.System);
        });
        WarnOfDoubt(file.Hash);
        Enter(file, TransferState.Sending);
    }

    /// <summary>The file is not sent, because a job before it did not end well; its rows are kept.</summary>
    internal void NotSent(SpoolFile file) => Enter(file, TransferState.NotSent);

    internal void Accepted(string token)
    {
        HasJob = true;
        Entry.Token = token;
        Save(TransferState.Queued);
    }

    internal void Unconfirmed()
    {
        HasJob = true;
        Save(TransferState.Unconfirmed);
    }

    internal void Forgotten() => Save(TransferState.ResultUnknown);

    /// <summary>The service has no part of the file: there was no job.</summary>
    internal void NothingTaken() => _journal.Try(journal => journal.Remove(Entry));

    /// <summary>The service told how far it is: whoever lists the jobs meanwhile can see it.</summary>
    internal void UnderWay(ImportStatus status)
    {
        if (status.State == Entry.TransferState && status.Line == Entry.Line) return;
        Entry.Line = status.Line;
        Save(status.State);
    }

    /// <summary>The service told what became of the job.</summary>
    internal void Seen(ImportStatus status)
    {
        Entry.Line = status.Line;
        Entry.Message = status.Message;
        Entry.Counts = status.Counts;
        Entry.Link = status.LogFile;
        Entry.Ended ??= _client.Options.TimeProvider.GetUtcNow();
        Save(status.State);
    }

    /// <summary>Keeps the text of the job's log.</summary>
    /// <returns>Its path; null when there is none.</returns>
    internal string? KeepLog(string? log)
    {
        if (log is null) return null;
        _journal.Try(journal =>
        {
            string path = journal.PathOf(Entry.Id, ".log");
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(log));
            Entry.LogFile = path;
            Entry.Link = null;
            journal.Save(Entry);
        });
        return Entry.LogFile;
    }

    /// <summary>All that the service has to say of the job is here: the rows are no longer needed.</summary>
    internal void End()
    {
        Entry.File = null;
        Save(Entry.TransferState);
        File?.Delete();
    }

    private void Enter(SpoolFile file, TransferState state)
    {
        File = file;
        string id = _journal.NewId();
        _journal.Try(journal => file.MoveTo(journal.PathOf(id, Path.GetExtension(file.Path))));
        _entry = new JobEntry
        {
            Id = id,
            Host = _client.Options.Addresses.Api.Authority,
            Account = _client.Options.Account ?? string.Empty,
            Type = _type.Name,
            State = state.Name,
            Sent = _client.Options.TimeProvider.GetUtcNow(),
            Run = _options.Run,
            Rows = file.Rows,
            Hash = file.Hash,
            File = file.Path,
            ProcessId = CurrentProcess.Id,
            Numbers = file.Numbers.Runs,
        };
        Save(state);
    }

    private void WarnOfDoubt(string hash)
    {
        DateTimeOffset limit = _client.Options.TimeProvider.GetUtcNow() - DoubtLasts;
        JobEntry? doubtful = null;
        _journal.Try(journal => doubtful = journal.Read().FirstOrDefault(entry =>
            entry.TransferState == TransferState.Unconfirmed && entry.Sent > limit && entry.Hash == hash && entry.Type == _type.Name
            && JobOwner.Of(entry) == JobOwner.Of(_client)));
        if (doubtful is null) return;
        if (!_type.HasRecordKey && !_options.Force) throw Failures.AlreadySentUnconfirmed(_type.Name, doubtful.Sent).ToException();
        string consequence = !_type.HasRecordKey ? "Its records have no key, so they may be doubled now." : "Its records have keys, so sending it again updates them.";
        _host.Warning($"The same file was sent to '{_type.Name}' at {doubtful.Sent:u}, and whether the service took it is not known. {consequence}");
    }

    private void Save(TransferState state) => _journal.Save(Entry, state);
}
