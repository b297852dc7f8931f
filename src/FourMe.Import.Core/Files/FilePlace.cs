using FourMe.Import.Errors;

namespace FourMe.Import.Files;

/// <summary>What exists at the path of a file to be written.</summary>
internal enum FilePlaceKind
{
    /// <summary>Nothing, or a link to nothing.</summary>
    Nothing,

    /// <summary>A regular file, which can be replaced as a whole.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, a device or a socket: data is written into it, and it is never replaced.</summary>
    Stream,
}

/// <summary>The place that a path leads to, with links followed.</summary>
/// <param name="Path">The path as given.</param>
/// <param name="Target">The target of its links; the path itself when it is not a link.</param>
/// <param name="Kind">What exists there.</param>
internal sealed record FilePlace(string Path, string Target, FilePlaceKind Kind)
{
    private const string WindowsDevices = @"\\.\";

    /// <summary>The process's own open files: their targets must not be replaced.</summary>
    private static readonly string[] OpenFiles = ["/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/"];

    /// <summary>
    /// Whether the file is overwritten in place instead of replaced: it is one of the process's own open files, or a link that
    /// this runtime cannot follow.
    /// </summary>
    internal bool IsWrittenOver { get; private init; }

    /// <summary>The folder of the file.</summary>
    internal string Folder => System.IO.Path.GetDirectoryName(Target) is { Length: > 0 } folder ? folder : ".";

    /// <exception cref="FourMeException"><c>FileWriteFailed</c>: the links form a loop.</exception>
    internal static FilePlace Find(string path)
    {
        FilePlaceKind kind = KindOf(path);
        if (kind is FilePlaceKind.Folder or FilePlaceKind.Stream) return new FilePlace(path, path, kind);
        if (OpenFiles.Any(place => path.StartsWith(place, StringComparison.Ordinal))) return new FilePlace(path, path,
            kind) { IsWrittenOver = true };
#if NET
        try
        {
            return new FilePlace(path, File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path, kind);
        }
        catch (FileNotFoundException)
        {
            return new FilePlace(path, path, kind);
        }
        catch (DirectoryNotFoundException)
        {
            return new FilePlace(path, path, kind);
        }
        catch (Exception circle) when (FileFault.Is(circle))
        {
            throw Failures.FileWriteFailed(path, circle).ToException();
        }
#else
        return new FilePlace(path, path, kind) { IsWrittenOver = IsLink(path) };
#endif
    }

    /// <summary>The place, if a file may be written there.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="force">An existing file may be replaced. A pipe or a device is never replaced, so it needs no permission.</param>
    /// <exception cref="FourMeException">
    /// <c>PathIsDirectory</c>, <c>FileExists</c>, <c>FolderNotFound</c> or <c>FileWriteFailed</c>.
    /// </exception>
    internal static FilePlace Free(string path, bool force)
    {
        FilePlace place = Find(path);
        if (place.Kind == FilePlaceKind.Folder) throw Failures.PathIsDirectory(path, isTarget: true).ToException();
        if (place.Kind == FilePlaceKind.File && !force) throw Failures.FileExists(path).ToException();
        return place.Kind != FilePlaceKind.Nothing || Directory.Exists(place.Folder) ? place : throw Failures.FolderNotFound(place.Folder)
            .ToException();
    }

    private static FilePlaceKind KindOf(string path)
    {
        if (path.StartsWith(WindowsDevices, StringComparison.Ordinal)) return FilePlaceKind.Stream;
        // File.Exists returns true for a dangling link.
        return UnixFile.KindOf(path) ?? (Directory.Exists(path) ? FilePlaceKind.Folder : File.Exists(path) ? FilePlaceKind.File
            : FilePlaceKind.Nothing);
    }

#if !NET
    private static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception none) when (FileFault.Is(none))
        {
            return false;
        }
    }
#endif
}
