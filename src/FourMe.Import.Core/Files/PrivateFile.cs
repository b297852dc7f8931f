namespace FourMe.Import.Files;

/// <summary>Files that only the user may read: they hold personal data.</summary>
internal static class PrivateFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Makes a folder for the owner alone; one that exists is left as it is.</summary>
    internal static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
#if NET
        if (OperatingSystem.IsWindows()) WindowsPrivateFolder.Create(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#else
        if (Path.DirectorySeparatorChar == '\\') WindowsPrivateFolder.Create(folder);
        else Directory.CreateDirectory(folder);
#endif
    }

    /// <summary>Makes a new file for the owner alone, which other processes of his may read while it is written.</summary>
    /// <remarks>On Windows the file takes the rights of its folder: see <see cref="CreateFolder"/>.</remarks>
    /// <exception cref="IOException">The file exists, or cannot be made.</exception>
    internal static FileStream Create(string path) => Open(path, FileAccess.Write, FileShare.Read);

    /// <summary>Makes a new file for the owner alone, to be written and read back by this process only.</summary>
    /// <exception cref="IOException">The file exists, or cannot be made.</exception>
    internal static FileStream CreateScratch(string path) => Open(path, FileAccess.ReadWrite, FileShare.Delete);

    private static FileStream Open(string path, FileAccess access, FileShare share)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = access,
                Share = share,
                BufferSize = BufferSize,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
#endif
        return new FileStream(path, FileMode.CreateNew, access, share, BufferSize);
    }

    /// <summary>Deletes a folder with all that is in it; one that cannot be deleted now is left.</summary>
    internal static void DeleteFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // Nothing of the run depends on it, and the run's own outcome must come through.
        }
    }

    /// <summary>Deletes a file if it is there; one that cannot be deleted now is left for the next clean-up.</summary>
    internal static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The caller is on its way out with a result or an error of its own; this must not take its place.
        }
    }
}
