using System.Security.AccessControl;
using System.Security.Principal;

namespace FourMe.Import.Files;

/// <summary>
/// A folder on Windows for its owner only. It does not inherit the permissions of its parent, which may be a share or the
/// machine's temporary folder; its content inherits from it.
/// </summary>
#if NET
[System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
internal static class WindowsPrivateFolder
{
    /// <summary>Creates the folder and its missing parents.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The parent folder does not allow it.</exception>
    internal static void Create(string folder) => new DirectoryInfo(folder).Create(OwnerOnly());

    /// <summary>
    /// The user, the system (for backups) and the administrators, who can take ownership anyway. The user is named explicitly,
    /// because the folders of an elevated process belong to the group of administrators.
    /// </summary>
    private static DirectorySecurity OwnerOnly()
    {
        using var user = WindowsIdentity.GetCurrent();
        var rights = new DirectorySecurity();
        rights.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        Allow(rights, user.User!);
        Allow(rights, new SecurityIdentifier(WellKnownSidType.LocalSystemSid, null));
        Allow(rights, new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, null));
        return rights;
    }

    private static void Allow(DirectorySecurity rights, SecurityIdentifier who) => rights.AddAccessRule(new FileSystemAccessRule(
        who,
        FileSystemRights.FullControl,
        InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit,
        PropagationFlags.None,
        AccessControlType.Allow));
}
