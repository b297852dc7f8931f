namespace FourMe.Import.State;

/// <summary>Where the module remembers its jobs: a folder of the user's own.</summary>
internal static class StateFolder
{
    internal const string Variable = "FOURME_STATE_HOME";

    /// <summary>The folder; it may not exist yet.</summary>
    internal static string Path
    {
        get
        {
            string? chosen = Environment.GetEnvironmentVariable(Variable)?.Trim();
            if (!string.IsNullOrWhiteSpace(chosen)) return System.IO.Path.GetFullPath(chosen);
            string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify);
            // A service account may have no profile; then the state lasts as long as the machine's temporary files.
            return System.IO.Path.Combine(data.Length > 0 ? data : System.IO.Path.GetTempPath(), "FourMe.Import");
        }
    }
}
