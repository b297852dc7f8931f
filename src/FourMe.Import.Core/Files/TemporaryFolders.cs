namespace FourMe.Import.Files;

/// <summary>The folders that runs make under the machine's temporary folder.</summary>
internal static class TemporaryFolders
{
    private const string Prefix = "FourMe.Import-";

    /// <summary>No run reads its records for as long as this; what is older was left by a crash.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(7);

    /// <summary>A name for a new folder; it is not made yet.</summary>
    internal static string New() => Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N"));

    /// <summary>Removes what crashed runs left: it may be personal data.</summary>
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
            // Tidying up; what is left is found by the next run.
        }
    }
}
