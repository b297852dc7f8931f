namespace FourMe.Import.State;

/// <summary>
/// The journal for a run that must not fail because of it: a failed write causes one warning.
/// </summary>
internal sealed class GuardedJournal(string? folder, TimeProvider clock, ITransferHost host)
{
    private static int _made;

    private readonly JobJournal _journal = new(folder ?? StateFolder.Path, clock);
    private bool _warned;

    internal void Save(JobEntry entry, TransferState state)
    {
        entry.State = state.Name;
        Try(journal => journal.Save(entry));
    }

    /// <summary>Runs an operation on the journal. A disk failure causes a warning and does not stop the run.</summary>
    internal void Try(Action<JobJournal> action)
    {
        try
        {
            action(_journal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FourMeException)
        {
            if (_warned) return;
            _warned = true;
            host.Warning($"The job cannot be recorded in the state folder, so it cannot be resumed after a crash: {exception.Message}");
        }
    }

    /// <summary>An id for a new job. It sorts by time and, because the clock may not advance, by order of creation.</summary>
    internal string NewId() => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, "{0:yyyyMMddTHHmmss}-{1:D6}-{2:N}", clock.GetUtcNow(),
            Interlocked.Increment(ref _made), Guid.NewGuid());
}
