using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>The folder for data that outlives a run.</summary>
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

    /// <summary>The user's own folder, used unless FOURME_STATE_HOME is set.</summary>
    private static string Own
    {
        get
        {
            string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify);
            // A service account may have no profile. Its state is kept in the machine's temporary folder.
            return System.IO.Path.Combine(data.Length > 0 ? data : System.IO.Path.GetTempPath(), "FourMe.Import");
        }
    }

    /// <summary>
    /// Creates the state folder and a folder in it. In the user's own state folder both are accessible to the user only. In an existing
    /// chosen one the permissions are inherited, so that an administrator can see the state of a service account.
    /// </summary>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="folder">The folder in it.</param>
    /// <exception cref="IOException">A folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The state folder belongs to another user.</exception>
    internal static void Create(string stateFolder, string folder)
    {
        bool isShared = Directory.Exists(stateFolder) && System.IO.Path.GetFullPath(stateFolder) != Own;
        PrivateFile.CreateFolder(stateFolder);
        if (!isShared) PrivateFile.CreateFolder(folder);
        else if (System.IO.Path.DirectorySeparatorChar == '\\') Directory.CreateDirectory(folder);
        else PrivateFile.CreateFolderWithin(folder);
    }
}
