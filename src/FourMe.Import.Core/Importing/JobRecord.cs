using System.Globalization;
using System.Text;

namespace FourMe.Import;

/// <summary>
/// Writes one job into the journal as it goes on. When the journal cannot be written the import is not lost: that is a
/// warning, once.
/// </summary>
internal sealed class JobRecord(FourMeClient client, RecordType type, ImportOptions options, ITransferHost host)
{
    private static readonly TimeSpan DoubtLasts = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock = client.Options.TimeProvider;
    private readonly JobJournal _journal = new(options.StateFolder ?? StateFolder.Path, client.Options.TimeProvider);
    private readonly string _host = client.Options.Addresses.Api.Authority;
    private readonly string _account = client.Options.Account ?? string.Empty;
    private JobEntry? _entry;
    private SpoolFile? _file;
    private bool _warned;

    internal DateTimeOffset Sent => _entry!.Sent;

    /// <summary>The file is about to be sent.</summary>
    /// <exception cref="FourMeException"><c>AlreadySentUnconfirmed</c>: sending it again could double records.</exception>
    internal void Begin(SpoolFile file)
    {
        Try(_journal.RemoveOld);
        WarnOfDoubt(file.Hash);
        Enter(file, TransferState.Sending);
    }

    /// <summary>The file is not sent, because a job before it did not end well; its rows are kept.</summary>
    internal void NotSent(SpoolFile file) => Enter(file, TransferState.NotSent);

    private void Enter(SpoolFile file, TransferState state)
    {
        _file = file;
        DateTimeOffset now = _clock.GetUtcNow();
        string id = now.ToString("yyyyMMddTHHmmss", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N");
        Try(() => file.MoveTo(_journal.PathOf(id, ".csv")));
        _entry = new JobEntry
        {
            Id = id,
            Host = _host,
            Account = _account,
            Type = type.Name,
            State = state.Name,
            Sent = now,
            Rows = file.Rows,
            Hash = file.Hash,
            File = file.Path,
            ProcessId = CurrentProcess.Id,
            Numbers = file.Numbers.Runs,
        };
        Save(state);
    }

    /// <summary>Whether the service has, or may have, the file.</summary>
    internal bool HasJob { get; private set; }

    internal void Accepted(string token)
    {
        HasJob = true;
        _entry!.Token = token;
        Save(TransferState.Queued);
    }

    internal void Unconfirmed()
    {
        HasJob = true;
        Save(TransferState.Unconfirmed);
    }

    internal void Forgotten() => Save(TransferState.ResultUnknown);

    /// <summary>The service has no part of the file: there was no job.</summary>
    internal void NothingTaken() => Try(() => _journal.Remove(_entry!));

    /// <summary>The service told what became of the job.</summary>
    internal void Seen(ImportStatus status)
    {
        _entry!.Message = status.Message;
        _entry.Counts = status.Counts;
        Save(status.State);
    }

    /// <summary>Keeps the text of the job's log.</summary>
    /// <returns>Its path; null when there is none.</returns>
    internal string? KeepLog(string? log)
    {
        if (log is null) return null;
        Try(() =>
        {
            string path = _journal.PathOf(_entry!.Id, ".log");
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(log));
            _entry.LogFile = path;
        });
        return _entry!.LogFile;
    }

    /// <summary>All that the service has to say of the job is here: the rows are no longer needed.</summary>
    internal void End()
    {
        _entry!.File = null;
        Save(_entry.TransferState);
        _file!.Delete();
    }

    private void WarnOfDoubt(string hash)
    {
        DateTimeOffset limit = _clock.GetUtcNow() - DoubtLasts;
        JobEntry? doubtful = null;
        Try(() => doubtful = _journal.Read().FirstOrDefault(entry =>
            entry.TransferState == TransferState.Unconfirmed && entry.Sent > limit && entry.Hash == hash
            && entry.Type == type.Name && entry.Host == _host && entry.Account == _account));
        if (doubtful is null) return;
        Failure failure = Failures.AlreadySentUnconfirmed(type.Name, doubtful.Sent);
        if (type.Keys.Count == 0 && !options.Force) throw failure.ToException();
        host.Warning($"The same file was sent to '{type.Name}' at {doubtful.Sent:u}, and whether the service took it is not known. Its records have keys, so sending it again updates them.");
    }

    private void Save(TransferState state)
    {
        _entry!.State = state.Name;
        Try(() => _journal.Save(_entry));
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (_warned) return;
            _warned = true;
            host.Warning($"The job cannot be noted in the state folder, so it cannot be taken up again after a crash: {exception.Message}");
        }
    }
}
