namespace FourMe.Import.Files;

/// <summary>Files of the state folder that are complete or absent, even after a crash of the machine.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a private file under a temporary name, then renames it.</summary>
    internal static void Write(string path, byte[] content)
    {
        using var partial = new PartialFile(Path.GetDirectoryName(path)!, Path.GetFileName(path));
        using (FileStream stream = PrivateFile.Create(partial.Path))
        {
            stream.Write(content, 0, content.Length);
            stream.Flush(flushToDisk: true);
        }
        // Windows refuses to replace a file that another process is reading.
        FileLock.WhenFree(() => PartialFile.Replace(partial.Path, path), default, isHeld: FileLock.MayKeepFromReplacing);
    }

    /// <summary>Reads a whole file; another process may replace it meanwhile.</summary>
    /// <exception cref="IOException">It does not exist, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to another user.</exception>
    internal static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }
}
