namespace FourMe.Import.Files;

/// <summary>
/// Files that another program has open. Windows does not allow them to be replaced; most programs, such as virus scanners,
/// close them after a moment.
/// </summary>
internal static class FileLock
{
    private const int SharingViolation = 32, LockViolation = 33, UnableToRemoveReplaced = 1175;
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether an exception says that another program has the file open.</summary>
    internal static bool IsHeld(IOException exception) =>
        (exception.HResult & 0xFFFF) is SharingViolation or LockViolation or UnableToRemoveReplaced
            && (exception.HResult & unchecked((int)0xFFFF0000)) == unchecked((int)0x80070000);

    /// <summary>Does something with a file, and retries for two seconds while another program has it open.</summary>
    /// <param name="work">The work; it must have no effect when it throws.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="pause">The wait between two attempts; a tenth of a second unless a test gives another.</param>
    internal static void WhenFree(Action work, CancellationToken stop, TimeSpan? pause = null)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                work();
                return;
            }
            catch (IOException held) when (IsHeld(held) && attempt < Attempts)
            {
                if (stop.WaitHandle.WaitOne(pause ?? Pause)) throw new OperationCanceledException(stop);
            }
        }
    }
}
