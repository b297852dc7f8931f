using System.Security.AccessControl;
using System.Security.Principal;

namespace FourMe.Import.Files;

/// <summary>
/// A folder on Windows for its owner alone. It does not take over the rights of the folder above it, which may be a share or
/// the temporary folder of the machine; what is made in it takes over its own.
/// </summary>
#if NET
[System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
internal static class WindowsPrivateFolder
{
    /// <summary>Makes the folder, and those above it that are missing.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder above does not allow it.</exception>
    internal static void Create(string folder) => new DirectoryInfo(folder).Create(OwnerOnly());

    /// <summary>
    /// The user, the system, whose backups would miss the folder otherwise, and the administrators, who can take any folder
    /// anyway. The user is named: a process with raised rights makes folders whose owner is the group of administrators.
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
