namespace FourMe.Import;

/// <summary>Files that only the user may read: they hold personal data.</summary>
internal static class PrivateFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Makes a folder for the owner alone; one that exists is left as it is.</summary>
    /// <remarks>On Windows the folders of a user's profile are the owner's already; elsewhere the mode is set.</remarks>
    internal static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
#if NET
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(folder);
    }

    /// <summary>Makes a new file for the owner alone, which others may read while it is written.</summary>
    /// <exception cref="IOException">The file exists, or cannot be made.</exception>
    internal static FileStream Create(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.Read,
                BufferSize = BufferSize,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
#endif
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferSize);
    }

    /// <summary>Deletes a file if it is there; one that cannot be deleted now is left for the next clean-up.</summary>
    internal static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The caller is on its way out with a result or an error of its own; this must not take its place.
        }
    }
}
