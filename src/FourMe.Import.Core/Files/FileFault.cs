using FourMe.Import.Errors;

namespace FourMe.Import.Files;

/// <summary>Exceptions of the file system: those of the disk, and those of permissions.</summary>
internal static class FileFault
{
    internal static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Runs code that writes files; a fault of the file system becomes a failure. Not for code that runs for every row.</summary>
    /// <param name="path">The file or folder that the failure names.</param>
    /// <param name="write">The code.</param>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal static void GuardWrite(string path, Action write) => GuardWrite(path, () =>
    {
        write();
        return true;
    });

    /// <inheritdoc cref="GuardWrite(string, Action)" />
    /// <returns>What the code returns.</returns>
    internal static T GuardWrite<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception fault) when (Is(fault))
        {
            throw Failures.FileWriteFailed(path, fault).ToException();
        }
    }
}
