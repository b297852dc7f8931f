namespace FourMe.Import.Pester.Running;

/// <summary>
/// The folders of a run: one that is kept, and its own temporary folder. The latter has a short path, because the runtime creates sockets
/// in it.
/// </summary>
internal sealed class KeptFolders : IDisposable
{
    internal KeptFolders(string kept)
    {
        Kept = kept;
        if (Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
        Directory.CreateDirectory(kept);
    }

    /// <summary>State folders, transcript and errors; kept to investigate failures.</summary>
    internal string Kept { get; }

    internal string Temporary { get; } = Directory.CreateTempSubdirectory("fourme-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Temporary, recursive: true);
        }
        catch (IOException)
        {
            // A stray child process may still write there.
        }
    }
}
