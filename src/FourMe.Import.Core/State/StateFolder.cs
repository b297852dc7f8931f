namespace FourMe.Import.State;

/// <summary>The folder for the module's jobs, private to the user.</summary>
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
            // A service account may have no profile; then the state is in the machine's temporary folder.
            return System.IO.Path.Combine(data.Length > 0 ? data : System.IO.Path.GetTempPath(), "FourMe.Import");
        }
    }
}
