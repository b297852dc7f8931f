using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.PowerShell;

/// <summary>The files of an -OutFile: name.csv, or name.1.csv, name.2.csv when a run creates several.</summary>
internal static class OutFileNames
{
    /// <summary>The full paths for a run's files.</summary>
    /// <param name="cmdlet">Has the current location.</param>
    /// <param name="outFile">The user's path.</param>
    /// <param name="count">Number of files.</param>
    /// <param name="force">Existing files may be replaced.</param>
    /// <param name="before">Number of files that the same call has already written; those are never replaced.</param>
    /// <exception cref="FourMeException">
    /// <c>FileExists</c>, <c>PathIsDirectory</c>, <c>FolderNotFound</c> or <c>FileWriteFailed</c>.
    /// </exception>
    internal static IReadOnlyList<string> Of(PSCmdlet cmdlet, string outFile, int count, bool force, int before = 0)
    {
        string path = Checked(cmdlet, outFile);
        string[] names = before + count == 1 ? [path] : [.. Enumerable.Range(before + 1, count).Select(number => Numbered(path, number))];
        foreach (string name in names) FilePlace.Free(name, force);
        return names;
    }

    /// <summary>The full path, in an existing folder.</summary>
    /// <exception cref="FourMeException"><c>FolderNotFound</c>.</exception>
    internal static string Checked(PSCmdlet cmdlet, string outFile)
    {
        string path = FilePaths.Full(cmdlet, outFile);
        string folder = FolderOf(path);
        return Directory.Exists(folder) ? path : throw Failures.FolderNotFound(folder).ToException();
    }

    internal static string FolderOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    private static string Numbered(string path, int number) =>
        FormattableString.Invariant($"{Path.ChangeExtension(path, null)}.{number}{Path.GetExtension(path)}");
}
