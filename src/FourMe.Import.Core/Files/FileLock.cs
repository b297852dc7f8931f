using System.Runtime.InteropServices;

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

    /// <summary>
    /// Whether a rename may have failed because another program has the existing file open. Windows reports that as
    /// 'access denied', even when the other program allows the file to be deleted.
    /// </summary>
    internal static bool MayKeepFromReplacing(Exception exception) =>
        exception is IOException held ? IsHeld(held)
            : exception is UnauthorizedAccessException && RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Does something with a file, and retries for two seconds while another program has it open.</summary>
    /// <param name="work">The work; it must have no effect when it throws.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="pause">The wait between two attempts; a tenth of a second unless a test gives another.</param>
    /// <param name="isHeld">Tells whether an exception means that the file is open; <see cref="IsHeld"/> unless given.</param>
    internal static void WhenFree(
        Action work, CancellationToken stop, TimeSpan? pause = null, Func<Exception, bool>? isHeld = null)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                work();
                return;
            }
            catch (Exception held) when (attempt < Attempts && (isHeld?.Invoke(held) ?? (held is IOException open && IsHeld(open))))
            {
                if (stop.WaitHandle.WaitOne(pause ?? Pause)) throw new OperationCanceledException(stop);
            }
        }
    }
}
