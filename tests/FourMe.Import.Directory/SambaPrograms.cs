namespace FourMe.Import.Domain;

/// <summary>Finds the programs of the domain controller.</summary>
internal static class SambaPrograms
{
    internal const string NotFound =
        "Samba with its Active Directory domain controller is not installed, so there is no directory to read (Debian: apt-get install "
        + "samba samba-ad-provision samba-dsdb-modules samba-vfs-modules winbind).";

    private static readonly string[] Programs = ["samba", "samba-tool", "unshare", "mount", "bash"];

    /// <summary>Debian installs Samba in folders that are not on the PATH of an ordinary user.</summary>
    private static readonly string[] FurtherFolders = ["/usr/sbin", "/sbin"];

    /// <returns>The reason why no domain is possible here; null when it can be tried.</returns>
    internal static string? Missing(string? searchPath)
    {
        if (!OperatingSystem.IsLinux()) return NotFound;
        string[] folders =
            [.. (searchPath ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), .. FurtherFolders];
        return Programs.All(program => folders.Any(folder => File.Exists(Path.Combine(folder, program)))) ? null : NotFound;
    }
}
