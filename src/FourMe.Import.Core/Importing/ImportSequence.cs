using FourMe.Import.Errors;
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
    private FileImport? _run;
    private int _next;
    private bool _hasJob;

    /// <summary>The file for failed rows of each file; null for none.</summary>
    internal IReadOnlyList<string>? FailedRows { get; init; }

    /// <summary>
    /// Position of the first file of deferred columns, which are not sent for rows that failed before.
    /// </summary>
    internal int DeferredFrom { get; init; } = int.MaxValue;

    /// <summary>Number of files.</summary>
    internal int Count => files.Count;

    /// <summary>Position of the next file, counted from 0.</summary>
    internal int Position => _next;

    /// <summary>The next file; null when there is none, or none that may be sent.</summary>
    internal SpoolFile? Next => NotSent is null && _next < files.Count ? _deferred.Ready(files[_next]) : null;

    /// <summary>The token of the last job while it continues in the service; otherwise null.</summary>
    internal string? OpenToken => _run?.OpenToken;

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
        FileImport run = _run = new FileImport(session with { Host = host }) { Position = current, Count = files.Count };
        bool goOn = false;
        try
        {
            ImportJobReport outcome = await run.SendAsync(file, current == 0 ? skipped : 0, cancellationToken, FailedRows?[current])
                .ConfigureAwait(false);
            goOn = outcome.MayGoOn;
            if (current >= DeferredFrom) _deferred.Sent(files[current], outcome, FailedRows?[current]);
            else _deferred.Note(outcome);
            if (goOn) Withhold(host);
            return outcome;
        }
        finally
        {
            _hasJob |= run.HasJob;
            if (!goOn) Stop(host);
        }
    }

    /// <summary>Skips files of deferred columns without remaining rows.</summary>
    private void Withhold(ITransferHost host)
    {
        while (_next >= DeferredFrom && _next < files.Count)
        {
            if (_deferred.Hold(files[_next], host, FailedRows?[_next]).Rows > 0) return;
            _next++;
        }
    }

    /// <summary>Stops sending. If the run already has a job, the rows of the other files are kept with it.</summary>
    /// <param name="host">Receives a warning when rows cannot be kept.</param>
    /// <param name="pipelineEnded">No failure: a later command ended the pipeline.</param>
    internal void Stop(ITransferHost host, bool pipelineEnded = false)
    {
        if (!_hasJob || _next >= files.Count || NotSent is not null) return;
        NotSent = Failures.FilesNotSent(files.Count - _next, files.Skip(_next).Sum(file => _deferred.Ready(file).Rows), pipelineEnded);
        GuardedJournal journal = (session with { Host = host }).NewJournal();
        foreach (SpoolFile file in files.Skip(_next).Select(_deferred.Ready)) session.Enter(file, TransferState.NotSent, journal);
    }
}
