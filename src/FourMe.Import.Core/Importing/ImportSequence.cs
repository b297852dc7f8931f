using FourMe.Import.Errors;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// The files of a run, one job after another. When a job does not end well, or the run is stopped, the files after it are
/// not sent; their rows stay in the journal.
/// </summary>
internal sealed class ImportSequence(ImportSession session, IReadOnlyList<SpoolFile> files, long skipped)
{
    private readonly DeferredFiles _deferred = new();
    private FileImport? _run;
    private int _next;
    private bool _hasJob;

    /// <summary>For each file where to write its failed rows; null for nowhere.</summary>
    internal IReadOnlyList<string>? FailedRows { get; init; }

    /// <summary>
    /// Files from this place on have columns that were put off: of a row that did not go in before they are not sent.
    /// </summary>
    internal int DeferredFrom { get; init; } = int.MaxValue;

    /// <summary>Number of files.</summary>
    internal int Count => files.Count;

    /// <summary>Place of the next file, counted from 0.</summary>
    internal int Position => _next;

    /// <summary>The next file; null when there is none, or none that may be sent.</summary>
    internal SpoolFile? Next => NotSent is null && _next < files.Count ? _deferred.Ready(files[_next]) : null;

    /// <summary>The token of the last job, while it goes on in the service; null when none does.</summary>
    internal string? OpenToken => _run?.OpenToken;

    /// <summary>What was not sent, once a job ended badly and files were left.</summary>
    internal Failure? NotSent { get; private set; }

    /// <summary>Refuses what cannot be carried out before anything is sent.</summary>
    /// <exception cref="FourMeException"><c>NoWaitWithManyFiles</c>.</exception>
    internal void Check()
    {
        if (session.Options.NoWait && files.Count > 1) throw Failures.NoWaitWithManyFiles(files.Count).ToException();
    }

    /// <summary>Passes over the next file: nobody wants it sent.</summary>
    internal void Skip() => _next++;

    /// <summary>Sends the next file and, as far as the options say, waits for its job.</summary>
    /// <exception cref="FourMeException">The file was not taken, or nobody knows whether it was.</exception>
    /// <param name="host">Hears of this file's waits and progress.</param>
    /// <param name="cancellationToken">Stops the upload or the waiting; a job that the service has goes on.</param>
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

    /// <summary>Passes over files of put-off columns that have no row left.</summary>
    private void Withhold(ITransferHost host)
    {
        while (_next >= DeferredFrom && _next < files.Count)
        {
            if (_deferred.Hold(files[_next], host, FailedRows?[_next]).Rows > 0) return;
            _next++;
        }
    }

    /// <summary>Sends no more. Where the run has a job already, the rows of the other files are kept beside it.</summary>
    /// <param name="host">Hears of what cannot be kept.</param>
    /// <param name="pipelineEnded">Nothing went wrong: nobody wants further results.</param>
    internal void Stop(ITransferHost host, bool pipelineEnded = false)
    {
        if (!_hasJob || _next >= files.Count || NotSent is not null) return;
        NotSent = Failures.FilesNotSent(files.Count - _next, files.Skip(_next).Sum(file => _deferred.Ready(file).Rows), pipelineEnded);
        GuardedJournal journal = (session with { Host = host }).NewJournal();
        foreach (SpoolFile file in files.Skip(_next).Select(_deferred.Ready)) session.Enter(file, TransferState.NotSent, journal);
    }
}
