namespace FourMe.Import.Files;

/// <summary>
/// Folders on Linux and macOS that a group shares, such as the state folder of a service account that administrators look into. What is
/// made in them is for the group as far as the folder is; others get nothing.
/// </summary>
/// <remarks>
/// The sign of such a folder is its set-group-ID bit: new files get the folder's group, and not that of whoever makes them. On Windows
/// files inherit the permissions of their folder.
/// </remarks>
internal static class SharedFolder
{
    private const int SetGroup = 0x400, Group = 0x38, GroupWrite = 0x10, GroupReadWrite = 0x30, Owner = 0x1C0, OwnerReadWrite = 0x180;

    /// <summary>Gives a new folder the group's rights of the one that it is in, where that is shared.</summary>
    internal static void LetFolderFollow(string folder)
    {
        if (UnixFile.Stat(ParentOf(folder)) is { } parent && Is(parent) && (parent.Mode & Group) != 0)
            UnixFile.Share(folder, parent.Group, Owner | (parent.Mode & Group) | SetGroup);
    }

    /// <summary>Gives a new file the group's rights of its folder, where that is shared.</summary>
    internal static void LetFileFollow(string file)
    {
        if (UnixFile.Stat(ParentOf(file)) is { } folder && (folder.Mode & SetGroup) != 0 && (folder.Mode & Group) != 0)
            UnixFile.Share(file, folder.Group, OwnerReadWrite | (folder.Mode & GroupReadWrite));
    }

    /// <summary>Whether a folder is shared on purpose: its group may write, or its files get its group.</summary>
    private static bool Is(UnixFileStatus folder) => (folder.Mode & (GroupWrite | SetGroup)) != 0;

    private static string ParentOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
}
