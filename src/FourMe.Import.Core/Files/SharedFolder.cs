namespace FourMe.Import.Files;

/// <summary>
/// Folders on Linux and macOS that are shared with a group, such as the state folder of a service account that administrators read. New
/// files and folders in them get the group and its permissions; others get none.
/// </summary>
/// <remarks>
/// Such a folder has the set-group-ID bit: new files get the group of the folder instead of that of their creator. On Windows files inherit
/// the permissions of their folder.
/// </remarks>
internal static class SharedFolder
{
    private const int SetGroup = 0x400, Group = 0x38, GroupWrite = 0x10, GroupReadWrite = 0x30, Owner = 0x1C0, OwnerReadWrite = 0x180;

    /// <summary>Gives a new folder the group permissions of its parent folder, if that is shared.</summary>
    internal static void LetFolderFollow(string folder)
    {
        if (UnixFile.Stat(ParentOf(folder)) is { } parent && Is(parent) && (parent.Mode & Group) != 0)
            UnixFile.Share(folder, parent.Group, Owner | (parent.Mode & Group) | SetGroup);
    }

    /// <summary>Gives a new file the group permissions of its folder, if that is shared.</summary>
    internal static void LetFileFollow(string file)
    {
        if (UnixFile.Stat(ParentOf(file)) is { } folder && (folder.Mode & SetGroup) != 0 && (folder.Mode & Group) != 0)
            UnixFile.Share(file, folder.Group, OwnerReadWrite | (folder.Mode & GroupReadWrite));
    }

    /// <summary>Whether a folder is shared on purpose: its group may write, or it has the set-group-ID bit.</summary>
    private static bool Is(UnixFileStatus folder) => (folder.Mode & (GroupWrite | SetGroup)) != 0;

    private static string ParentOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
}
