namespace FourMe.Import.Pester.Running;

/// <summary>
/// Where a run leaves what it writes: a folder that is kept, and a temporary folder of its own. That one has a short path,
/// for the sockets of the runtime have room for no other.
/// </summary>
internal sealed class KeptFolders : IDisposable
{
    internal KeptFolders(string kept)
    {
        Kept = kept;
        if (Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
        Directory.CreateDirectory(kept);
    }

    /// <summary>State folders, transcript and errors; they stay for whoever looks into a failure.</summary>
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
            // A stray child of the run may still write there.
        }
    }
}
