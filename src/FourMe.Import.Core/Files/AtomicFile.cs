namespace FourMe.Import.Files;

/// <summary>Files that are complete or absent, even after a crash of the machine.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a private file under a temporary name, then renames it.</summary>
    internal static void Write(string path, byte[] content)
    {
        string partial = path + "." + Guid.NewGuid().ToString("N") + ".partial";
        try
        {
            using (FileStream stream = PrivateFile.Create(partial))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }
            // Windows refuses to replace a file that another process is reading.
            FileLock.WhenFree(() => Replace(partial, path), default, isHeld: FileLock.MayKeepFromReplacing);
        }
        catch
        {
            PrivateFile.Delete(partial);
            throw;
        }
    }

    /// <summary>Reads a whole file; another process may replace it meanwhile.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours.</exception>
    internal static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Renames a finished file, replacing an existing one.</summary>
    internal static void Replace(string from, string to)
    {
#if NET
        File.Move(from, to, overwrite: true);
#else
        if (File.Exists(to)) File.Replace(from, to, null);
        else File.Move(from, to);
#endif
    }
}
