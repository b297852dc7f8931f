namespace FourMe.Import.Files;

/// <summary>
/// Copies a whole file, readable by its owner only. The operating system copies without reading the content into this process: by reference
/// on file systems that can share content (ReFS, APFS, Btrfs, XFS), otherwise in the kernel.
/// </summary>
internal static class FileCopy
{
    /// <summary>Copies a regular file.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">A path in a private folder, at which nothing exists.</param>
    /// <exception cref="IOException">The file cannot be read, or the copy cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read, or the copy cannot be written.</exception>
    internal static void Make(string from, string to)
    {
        File.Copy(from, to);
#if NET
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return;
        }
#endif
        // A read-only copy could not be deleted.
        if (Path.DirectorySeparatorChar == '\\') File.SetAttributes(to, FileAttributes.Normal);
    }
}
