namespace FourMe.Import.Files;

/// <summary>Files that are there whole or not at all, whenever the machine stops.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a private file under another name and then gives it its own.</summary>
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
            Replace(partial, path);
        }
        catch
        {
            PrivateFile.Delete(partial);
            throw;
        }
    }

    /// <summary>Gives a finished file its name; one that has it makes way.</summary>
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
