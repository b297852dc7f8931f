namespace FourMe.Import.Files;

/// <summary>The folders that runs create below the machine's temporary folder.</summary>
internal static class TemporaryFolders
{
    private const string Prefix = "FourMe.Import-";

    /// <summary>No run takes this long; older folders were left by a crash.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(7);

    /// <summary>A path for a new folder, which is not created yet.</summary>
    internal static string New() => Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N"));

    /// <summary>Removes what crashed runs left, because it may be personal data.</summary>
    internal static void RemoveAbandoned(TimeProvider clock)
    {
        DateTime limit = clock.GetUtcNow().UtcDateTime - Abandoned;
        try
        {
            foreach (string folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
                if (Directory.GetLastWriteTimeUtc(folder) < limit) PrivateFile.DeleteFolder(folder);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // Best effort; the next run finds what is left.
        }
    }
}
