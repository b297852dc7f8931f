using FourMe.Import.Errors;
using FourMe.Import.Rows;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// Collects the data of one import, and writes its line of the history. <see cref="RecordImport"/> and the cmdlet both use it.
/// </summary>
/// <param name="session">The import.</param>
/// <param name="source">The Source of the records; '' for none.</param>
internal sealed class ImportRecorder(ImportSession session, string source)
{
    private readonly RunRecorder _recorder = new(session.Client, session.Options.StateFolder);
    private readonly List<string> _jobs = [];
    private readonly List<string> _open = [];
    private readonly List<string> _hashes = [];
    private long _created, _updated, _deleted, _unchanged, _failed;
    private RunOutcome _outcome = RunOutcome.NothingToDo;
    private RecordBatch? _batch;
    private Func<long>? _asTheyAre;

    /// <summary>The durations of the steps.</summary>
    internal StepTimes Steps => _recorder.Steps;

    /// <summary>Why the run could not be written to the history; null when it was.</summary>
    internal string? Problem => _recorder.Problem;

    /// <summary>The Source common to all records; '' when none is given.</summary>
    internal static string SourceOf(RecordType type, IEnumerable<KeyValuePair<string, object?>> constants) =>
        constants.Where(constant => type.FindColumn(constant.Key)?.Name == "Source").Select(constant => constant.Value?.ToString())
            .FirstOrDefault() ?? string.Empty;

    /// <summary>Counts refused records and their reasons.</summary>
    /// <param name="batch">The batch that reads the records.</param>
    /// <param name="asTheyAre">Returns the number of rows in files that are sent unchanged; null when there are none.</param>
    internal void Watch(RecordBatch batch, Func<long>? asTheyAre = null)
    {
        _batch = batch;
        _asTheyAre = asTheyAre;
        _recorder.Watch(batch);
    }

    /// <summary>Notes the files that are about to be sent.</summary>
    internal void Files(IReadOnlyList<SpoolFile> files) => _hashes.AddRange(files.Select(file => file.Fingerprint));

    /// <summary>Adds the outcome of a job.</summary>
    internal void Add(ImportJobReport report)
    {
        ImportResult result = report.Result;
        if (result.Token is { } token)
        {
            _jobs.Add(token);
            if (result.TransferState != TransferState.Done && result.TransferState != TransferState.Error) _open.Add(token);
        }
        _created += result.Created;
        _updated += result.Updated;
        _deleted += result.Deleted;
        _unchanged += result.Unchanged;
        _failed += result.Failures + result.Errors;
        // Failed rows are listed one by one, so the failure that only counts them is dropped.
        if (report.Failure is { } failure && report.FailedRows.Count == 0) _recorder.Failures.Add(failure);
        _recorder.Failures.Add(report.FailedRows.Select(row => row.ToFailure(session.Type)));
        if (!report.MayGoOn) _outcome = RunOutcome.Failed;
        else if (_outcome != RunOutcome.Failed) _outcome = report.Entry is null ? RunOutcome.Applied : RunOutcome.Sent;
    }

    /// <summary>Adds a failure of the run or of a part of it.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="isCause">Whether it caused the failures of records noted before, which are dropped then.</param>
    internal void Fail(Failure failure, bool isCause = false)
    {
        if (isCause) _recorder.Failures.Clear();
        _recorder.Failures.Add(failure);
        if (failure.Token is { } token && !_jobs.Contains(token)) _jobs.Add(token);
        _outcome = RunOutcome.Failed;
    }

    /// <summary>Writes the run to the history. Only the first call writes.</summary>
    internal void Complete()
    {
        long read = _batch?.Read ?? 0, refused = read - (_batch?.Rows ?? 0);
        if (_recorder.IsWritten) return;
        if (_batch is not null) _recorder.Failures.Add(_batch.HeldBack);
        // Nothing was sent, because every record was refused.
        if (_outcome == RunOutcome.NothingToDo && refused > 0) _outcome = RunOutcome.Failed;
        string name = source.Length > 0 ? $"{session.Type.Name} {source}" : session.Type.Name;
        _recorder.Write(_recorder.NewLine(RunKind.Import, session.Options.Run, name, session.Type.Name, _outcome) with
        {
            Source = source,
            Seen = read + (_asTheyAre?.Invoke() ?? 0),
            Created = _created,
            Updated = _updated,
            Retired = _deleted,
            Unchanged = _unchanged,
            Refused = refused,
            Failed = _failed,
            Jobs = _jobs,
            Open = _open,
            Input = _hashes.Count > 0 ? string.Join("-", _hashes.Select(hash => hash.Substring(0, Math.Min(16, hash.Length)))) : null,
        });
    }

    /// <summary>Writes a run that was stopped. Only the first call writes.</summary>
    /// <param name="openToken">The token of a job that is still running; null for none.</param>
    /// <param name="isWanted">Whether a later command of the pipeline ended it because it had enough, which is no failure.</param>
    internal void Stop(string? openToken = null, bool isWanted = false)
    {
        if (_recorder.IsWritten) return;
        if (openToken is not null && !_jobs.Contains(openToken))
        {
            _jobs.Add(openToken);
            _open.Add(openToken);
        }
        if (_outcome != RunOutcome.Failed && !(isWanted && _jobs.Count > 0)) Fail(Failures.RunStopped());
        Complete();
    }
}
