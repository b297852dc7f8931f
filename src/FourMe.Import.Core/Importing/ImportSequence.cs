using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Rows;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// Sends the files of a run, one job after another. When a job fails or the run is stopped, the remaining files are not
/// sent; their rows stay in the journal.
/// </summary>
internal sealed class ImportSequence(ImportSession session, IReadOnlyList<SpoolFile> files, long skipped)
{
    private readonly DeferredFiles _deferred = new();
    private readonly List<FileImport> _runs = [];
    private readonly List<FailedRowsSource> _failed = [];
    private int _next;
    private int _offered;
    private int _published;
    private bool _hasJob;
    private bool _isSettled = true;

    /// <summary>Records of the run that were refused before sending, with the reasons.</summary>
    internal IReadOnlyList<SpoolFile> Refused
    {
        get;
        init
        {
            field = value;
            _failed.AddRange(value.Select(FailedRowsSource.Kept));
        }
    } = [];

    /// <summary>The file for rows that are not in the account; null to keep them with the jobs.</summary>
    internal FailedRowsOutput? FailedRows { get; init; }

    /// <summary>
    /// Position of the first file of deferred columns, which are not sent for rows that failed before.
    /// </summary>
    internal int DeferredFrom { get; init; } = int.MaxValue;

    /// <summary>Number of files.</summary>
    internal int Count => files.Count;

    /// <summary>Position of the next file, counted from 0.</summary>
    internal int Position => _next;

    /// <summary>Number of files that failed rows may need: one for each set of columns.</summary>
    internal int MostFailedRowsFiles => Refused.Concat(files).Select(file => file.Headers).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The next file; null when there is none, or none that may be sent.</summary>
    internal SpoolFile? Next => NotSent is null && _next < files.Count ? _deferred.Ready(files[_next]) : null;

    /// <summary>The token of the last job while it continues in the service; otherwise null.</summary>
    internal string? OpenToken => _runs.Count == 0 ? null : _runs[_runs.Count - 1].OpenToken;

    /// <summary>The failure for files that were not sent after a failed job; null for none.</summary>
    internal Failure? NotSent { get; private set; }

    /// <summary>Refuses an impossible run before anything is sent.</summary>
    /// <exception cref="FourMeException"><c>NoWaitWithManyFiles</c>.</exception>
    internal void Check()
    {
        if (session.Options.NoWait && files.Count > 1) throw Failures.NoWaitWithManyFiles(files.Count).ToException();
    }

    /// <summary>Skips the next file.</summary>
    internal void Skip() => _next++;

    /// <summary>Sends the next file and, depending on the options, waits for its job.</summary>
    /// <exception cref="FourMeException">The service did not accept the file, or may have accepted it.</exception>
    /// <param name="host">Receives messages and progress of this file.</param>
    /// <param name="cancellationToken">Cancels the upload or the wait; an accepted job continues in the service.</param>
    internal async Task<ImportJobReport> SendNextAsync(ITransferHost host, CancellationToken cancellationToken)
    {
        int current = _next++;
        SpoolFile file = _deferred.Ready(files[current]);
        var run = new FileImport(session with { Host = host }) { Position = current, Count = files.Count };
        IReadOnlyList<SpoolFile> refused = _runs.Count == 0 ? Refused : [];
        _runs.Add(run);
        bool goOn = false;
        try
        {
            ImportJobReport outcome = await run.SendAsync(file, current == 0 ? skipped : 0, cancellationToken, refused)
                .ConfigureAwait(false);
            goOn = outcome.MayGoOn;
            _isSettled &= outcome is { IsFinal: true, LacksRows: false, RowsFailure: null };
            if (outcome.Failed is { } failed) _failed.Add(failed);
            if (current < DeferredFrom) _deferred.Note(outcome);
            if (goOn) Withhold(run, host);
            if (FailedRows is null) return outcome with { RowsFailure = null };
            Failure? unwritten = Publish(host, cancellationToken);
            return outcome.LacksRows && unwritten is null
                ? outcome with { RowsFailure = Failures.RowsNotTied(outcome.Result.Token!, outcome.UntiedRows) }
                : outcome with { RowsFailure = unwritten };
        }
        finally
        {
            _hasJob |= run.HasJob;
            if (!goOn) Stop(host);
        }
    }

    /// <summary>Writes or keeps the rows of a run in which every record was refused.</summary>
    /// <param name="host">Receives messages and warnings.</param>
    /// <param name="stop">Cancels the wait for the reader of a pipe.</param>
    /// <returns>Why the rows could not be written; they are kept then.</returns>
    internal Failure? NothingSent(ITransferHost host, CancellationToken stop)
    {
        Failure? unwritten = FailedRows is null ? null : Publish(host, stop);
        if (FailedRows is null || unwritten is not null) (session with { Host = host }).EnterNothingSent(Refused, skipped);
        return unwritten;
    }

    /// <summary>
    /// Stops sending. If the run already has a job, the rows of the other files are kept with it, and written with the other
    /// rows that are not in the account.
    /// </summary>
    /// <param name="host">Receives a warning when rows cannot be kept.</param>
    /// <param name="pipelineEnded">No failure: a later command ended the pipeline.</param>
    internal void Stop(ITransferHost host, bool pipelineEnded = false)
    {
        if (!_hasJob || _next >= files.Count || NotSent is not null) return;
        NotSent = Failures.FilesNotSent(files.Count - _next, files.Skip(_next).Sum(file => _deferred.Ready(file).Rows), pipelineEnded);
        GuardedJournal journal = (session with { Host = host }).NewJournal();
        foreach (SpoolFile file in files.Skip(_next).Select(_deferred.Ready))
        {
            session.Enter(file, TransferState.NotSent, journal);
            _failed.Add(FailedRowsSource.All(file, RowReason.Of(NotSent)));
        }
    }

    /// <summary>Ends the run: writes the remaining rows, and deletes the kept copies of rows that the user has.</summary>
    /// <param name="host">Receives messages.</param>
    /// <param name="stop">Cancels the wait for the reader of a pipe.</param>
    /// <returns>Why the rows could not be written; they are kept then.</returns>
    internal Failure? Finish(ITransferHost host, CancellationToken stop)
    {
        if (FailedRows is null || !_hasJob) return null;
        Failure? unwritten = Publish(host, stop);
        // While a job is open, Receive-FourMeJob later writes all rows of the run again.
        if (_published == _failed.Count && _isSettled && NotSent is null)
            foreach (FileImport run in _runs) run.Delivered();
        return unwritten;
    }

    /// <summary>Removes failed rows from the next files of deferred columns, and skips files without remaining rows.</summary>
    private void Withhold(FileImport run, ITransferHost host)
    {
        while (_next >= DeferredFrom && _next < files.Count)
        {
            if (_deferred.Hold(files[_next], host) is { } held)
            {
                run.Keep(held, FormattableString.Invariant($"withheld-{_next}"));
                _failed.Add(FailedRowsSource.Kept(held));
            }
            if (_deferred.Ready(files[_next]).Rows > 0) return;
            _next++;
        }
    }

    /// <summary>Writes the rows that failed so far, unless they were written before.</summary>
    private Failure? Publish(ITransferHost host, CancellationToken stop)
    {
        if (_offered == _failed.Count) return null;
        _offered = _failed.Count;
        try
        {
            FailedRows!.Write(_failed, host, stop);
            _published = _failed.Count;
            return null;
        }
        catch (FourMeException unwritten)
        {
            return unwritten.Failure;
        }
    }
}
