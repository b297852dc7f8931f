using System.Runtime.InteropServices;

namespace FourMe.Import.Files;

/// <summary>
/// File details on Linux and macOS that .NET does not expose: whether a file is a pipe or a device, and who owns it. When the
/// system's library lacks a call, the file counts as a regular one.
/// </summary>
internal static class UnixFile
{
    private const string Library = "libc";
    private const int CurrentFolder = -100;
    private const uint BasicFields = 0x7FF;
    private const int StatusLength = 512;
    private const int TypeBits = 0xF000, FolderType = 0x4000, RegularType = 0x8000, PermissionBits = 0xFFF;
    private const string AccessList = "system.posix_acl_access";
    private const int LongestList = 64 * 1024;
    private const uint SameOwner = uint.MaxValue;

    private static readonly bool IsLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);
    private static readonly bool IsMac = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

    /// <summary>The status of a path's target, with links followed; null when there is none, or it is unknown.</summary>
    internal static UnixFileStatus? Stat(string path)
    {
        if (!IsLinux && !IsMac) return null;
        var status = new byte[StatusLength];
        try
        {
            if (IsLinux)
            {
                // struct statx: mask, blksize, attributes (8), nlink, uid, gid, mode (2).
                return StatX(CurrentFolder, path, 0, BasicFields, status) != 0 ? null
                    : StatusOf(BitConverter.ToUInt16(status, 28), BitConverter.ToUInt32(status, 20), BitConverter.ToUInt32(status, 24));
            }
            // struct stat: dev (4), mode (2), nlink (2), ino (8), uid, gid.
            int failed = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatOfMacX64(path, status) : StatOfMac(path, status);
            return failed != 0 ? null
                : StatusOf(BitConverter.ToUInt16(status, 4), BitConverter.ToUInt32(status, 16), BitConverter.ToUInt32(status, 20));
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The kind of a path's target, with links followed; null when it is unknown.</summary>
    internal static FilePlaceKind? KindOf(string path) =>
        Stat(path) is { } status ? status.Kind : Stat("/") is null ? null : FilePlaceKind.Nothing;

    /// <summary>Gives a new file the owner, the mode and the access list of the file that it will replace.</summary>
    /// <returns>True on success: only root may give a file to another user.</returns>
    internal static bool TakeAfter(string path, string replaced)
    {
        if (Stat(replaced) is not { } old || Stat(path) is not { } now) return true;
        try
        {
            if ((old.User != now.User || old.Group != now.Group) && ChangeOwner(path, old.User, old.Group) != 0) return false;
            if (ChangeMode(path, (uint)old.Mode) != 0) return false;
            return !IsLinux || CopyAccessList(replaced, path);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return true;
        }
    }

    /// <summary>Gives a new file or folder to a group, if the user is a member of it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="group">Id of the group.</param>
    /// <param name="mode">The permissions of owner and group.</param>
    internal static void Share(string path, uint group, int mode)
    {
        try
        {
            if (Stat(path) is { } now && (now.Group == group || ChangeOwner(path, SameOwner, group) == 0)) ChangeMode(path, (uint)mode);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // It stays accessible to the owner only.
        }
    }

    private static bool CopyAccessList(string from, string to)
    {
        var list = new byte[LongestList];
        long length = (long)GetAttribute(from, AccessList, list, (UIntPtr)list.Length);
        return length <= 0 || SetAttribute(to, AccessList, list, (UIntPtr)length, 0) == 0;
    }

    private static UnixFileStatus StatusOf(int mode, uint user, uint group) => new(
        (mode & TypeBits) switch
        {
            FolderType => FilePlaceKind.Folder,
            RegularType => FilePlaceKind.File,
            _ => FilePlaceKind.Stream,
        },
        mode & PermissionBits, user, group);

#pragma warning disable CA5392 // the system's own library, found by name
#pragma warning disable CA2101 // Ansi is UTF-8 on Unix
    [DllImport(Library, EntryPoint = "statx", SetLastError = true)]
    private static extern int StatX(int folder, [MarshalAs(UnmanagedType.LPStr)] string path, int flags, uint mask, [Out] byte[] status);

    [DllImport(Library, EntryPoint = "stat", SetLastError = true)]
    private static extern int StatOfMac([MarshalAs(UnmanagedType.LPStr)] string path, [Out] byte[] status);

    [DllImport(Library, EntryPoint = "stat$INODE64", SetLastError = true)]
    private static extern int StatOfMacX64([MarshalAs(UnmanagedType.LPStr)] string path, [Out] byte[] status);

    [DllImport(Library, EntryPoint = "chown", SetLastError = true)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPStr)] string path, uint user, uint group);

    [DllImport(Library, EntryPoint = "chmod", SetLastError = true)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);

    [DllImport(Library, EntryPoint = "getxattr", SetLastError = true)]
    private static extern IntPtr GetAttribute(
        [MarshalAs(UnmanagedType.LPStr)] string path, [MarshalAs(UnmanagedType.LPStr)] string name, [Out] byte[] value, UIntPtr size);

    [DllImport(Library, EntryPoint = "setxattr", SetLastError = true)]
    private static extern int SetAttribute(
        [MarshalAs(UnmanagedType.LPStr)] string path, [MarshalAs(UnmanagedType.LPStr)] string name, byte[] value, UIntPtr size, int flags);
#pragma warning restore CA2101
#pragma warning restore CA5392
}

/// <summary>The status of a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="User">Id of its owner.</param>
/// <param name="Group">Id of its group.</param>
internal sealed record UnixFileStatus(FilePlaceKind Kind, int Mode, uint User, uint Group);
