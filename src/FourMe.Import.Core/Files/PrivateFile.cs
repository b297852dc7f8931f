namespace FourMe.Import.Files;

/// <summary>Files that only the user may read, because they hold personal data.</summary>
internal static class PrivateFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Creates a folder for the owner only; an existing one is left unchanged.</summary>
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

    /// <summary>
    /// Creates a folder within another one: for the owner only, or for the group as well where the outer one is shared.
    /// </summary>
    internal static void CreateFolderWithin(string folder)
    {
        if (Directory.Exists(folder)) return;
        CreateFolder(folder);
        SharedFolder.LetFolderFollow(folder);
    }

    /// <summary>
    /// Creates a file for the owner only, whose other processes may read it while it is written; in a shared folder also for its group.
    /// </summary>
    /// <remarks>On Windows the file inherits the permissions of its folder: see <see cref="CreateFolder"/>.</remarks>
    /// <exception cref="IOException">The file exists, or cannot be created.</exception>
    internal static FileStream Create(string path)
    {
        FileStream file = Open(path, FileAccess.Write, FileShare.Read);
        SharedFolder.LetFileFollow(path);
        return file;
    }

    /// <summary>
    /// Opens a file that only one process at a time can open; a new one is for the owner, and in a shared folder for its group.
    /// </summary>
    /// <exception cref="IOException">Another process has it open.</exception>
    internal static FileStream OpenAlone(string path)
    {
        bool isNew = !File.Exists(path);
        FileStream file = Open(path, FileAccess.ReadWrite, FileShare.None, FileMode.OpenOrCreate);
        if (isNew) SharedFolder.LetFileFollow(path);
        return file;
    }

    /// <summary>Creates a file for the owner only, which only this process writes and reads.</summary>
    /// <exception cref="IOException">The file exists, or cannot be created.</exception>
    internal static FileStream CreateScratch(string path) => Open(path, FileAccess.ReadWrite, FileShare.Delete);

    private static FileStream Open(string path, FileAccess access, FileShare share, FileMode mode = FileMode.CreateNew)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = mode,
                Access = access,
                Share = share,
                BufferSize = BufferSize,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
#endif
        return new FileStream(path, mode, access, share, BufferSize);
    }

    /// <summary>Deletes a folder with its content; one that cannot be deleted now is left.</summary>
    internal static void DeleteFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The run does not depend on it, and the run's own outcome must reach the caller.
        }
    }

    /// <summary>Deletes a file if it exists; one that cannot be deleted now is left for the next clean-up.</summary>
    internal static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The caller already has a result or an error, which this must not replace.
        }
    }
}
