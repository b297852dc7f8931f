using FourMe.Import.Importing;
using FourMe.Import.Spool;

namespace FourMe.Import.Planning;

/// <summary>The files of a plan in sending order: which file is next, and which of its rows are sent.</summary>
/// <param name="files">The files.</param>
/// <param name="progress">The progress of the plan. Files in it are not sent again.</param>
/// <param name="isAlone">Whether no other type is applied in the same run.</param>
internal sealed class ApplyQueue(ApplyFiles files, ApplyProgress progress, bool isAlone) : IDisposable
{
    private readonly DeferredFiles _deferred = new();

    /// <summary>Number of all files, each one job.</summary>
    internal int Count => files.All.Count;

    /// <summary>Position of the next file, from 0.</summary>
    internal int Position { get; private set; }

    /// <summary>The next file to send; null when none is left.</summary>
    internal ApplyFile? Next => Position < Count ? files.All[Position] : null;

    /// <summary>Columns that are sent in a second pass, with the number of records.</summary>
    internal IReadOnlyDictionary<string, long> PutOff => files.PutOff;

    /// <summary>Whether the job of every file has ended. Files of which no row may be sent need no job.</summary>
    internal bool IsDone => files.All.All(file => progress.Find(file.Rows.Hash) is { State: not AppliedState.Sending } || IsHeldBack(file));

    /// <summary>Whether a file that was sent is one of these files.</summary>
    internal bool Has(AppliedFile sent) => files.All.Any(file => file.Rows.Hash == sent.Hash);

    /// <summary>Moves on to the next file that was not sent yet.</summary>
    internal void PassSent()
    {
        while (Next is { } file && progress.Find(file.Rows.Hash) is not null) Position++;
    }

    /// <summary>Leaves the next file out, or behind once it was sent.</summary>
    internal void Skip()
    {
        Position++;
        PassSent();
    }

    /// <summary>The rows of a file that are sent: deferred references only of records that are in the account.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal SpoolFile RowsOf(ApplyFile file, ITransferHost host)
    {
        if (file.Phase != ApplyPhase.Deferred) return file.Rows;
        if (isAlone && progress.Outcomes is { Failed: > 0 } outcomes) _deferred.Note(files.AwaitingFailed(outcomes));
        _deferred.Hold(file.Rows, host);
        return _deferred.Ready(file.Rows);
    }

    /// <summary>Sends no deferred references of records that are not, or may not be, in the account after a job.</summary>
    /// <param name="hash">The hash of the job's file.</param>
    internal void HoldBackFailed(string hash)
    {
        AppliedFile sent = progress.Find(hash)!;
        _deferred.Note(sent.Failed);
        if (sent.State != AppliedState.Done || sent.Untied > 0) _deferred.Note(ChangeOutcomes.PlacesOf(sent));
    }

    /// <summary>Leaves out references to records that failed.</summary>
    internal void LeaveOut(ComingNames failed) => _deferred.Note(files.Awaiting(failed));

    /// <summary>Adds the names from changes of the plan that were not applied.</summary>
    internal void NoteFailed(ComingNames names) => files.NoteFailed(progress.Outcomes, names);

    /// <summary>Deletes the files that no job has taken over.</summary>
    public void Dispose() => files.Dispose();

    private bool IsHeldBack(ApplyFile file) =>
        file.Phase == ApplyPhase.Deferred && Next is null && _deferred.Ready(file.Rows).Rows == 0;
}
