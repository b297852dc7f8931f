using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>The folder in which the module keeps what outlives a run.</summary>
internal static class StateFolder
{
    internal const string Variable = "FOURME_STATE_HOME";

    /// <summary>The folder; it may not exist yet.</summary>
    internal static string Path
    {
        get
        {
            string? chosen = Environment.GetEnvironmentVariable(Variable)?.Trim();
            return string.IsNullOrWhiteSpace(chosen) ? Own : System.IO.Path.GetFullPath(chosen);
        }
    }

    /// <summary>The user's own folder, where no other was chosen.</summary>
    private static string Own
    {
        get
        {
            string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify);
            // A service account may have no profile; then the state is in the machine's temporary folder.
            return System.IO.Path.Combine(data.Length > 0 ? data : System.IO.Path.GetTempPath(), "FourMe.Import");
        }
    }

    /// <summary>
    /// Makes a folder of the state folder, and that too. In a chosen one that exists it follows the rights of that one, so that an
    /// administrator can look at what a service account holds; in the user's own it is the user's alone.
    /// </summary>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="folder">The folder in it.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The state folder is somebody else's.</exception>
    internal static void Create(string stateFolder, string folder)
    {
        bool isShared = Directory.Exists(stateFolder) && System.IO.Path.GetFullPath(stateFolder) != Own;
        PrivateFile.CreateFolder(stateFolder);
        if (!isShared) PrivateFile.CreateFolder(folder);
        else if (System.IO.Path.DirectorySeparatorChar == '\\') Directory.CreateDirectory(folder);
        else PrivateFile.CreateFolderWithin(folder);
    }
}
