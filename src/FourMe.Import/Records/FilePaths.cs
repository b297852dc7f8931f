using System.Collections.ObjectModel;
using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>Resolves paths given by the user to full paths of existing files.</summary>
internal static class FilePaths
{
    /// <exception cref="FourMeException"><c>FileNotFound</c> or <c>PathIsDirectory</c>.</exception>
    internal static IEnumerable<string> Resolve(PSCmdlet cmdlet, string[] paths, bool wildcards)
    {
        var files = new List<string>();
        foreach (string path in paths)
        {
            string[] found = wildcards && WildcardPattern.ContainsWildcardCharacters(path) ? Matches(cmdlet, path) : [];
            // A pattern that matches nothing may be a literal name: 'users [HR].csv'.
            if (found.Length > 0) files.AddRange(found);
            else files.Add(Existing(Full(cmdlet, path)));
        }
        return files;
    }

    /// <summary>The full path of a file that may not exist yet, relative to the current location.</summary>
    /// <exception cref="FourMeException"><c>FileNotFound</c>: the path is not on a disk.</exception>
    internal static string Full(PSCmdlet cmdlet, string path)
    {
        string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? full : throw Failures.FileNotFound(path).ToException();
    }

    private static string[] Matches(PSCmdlet cmdlet, string path)
    {
        try
        {
            Collection<string> found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return provider.Name == "FileSystem" ? [.. found.Where(File.Exists)] : [];
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }

    /// <summary>The literal path of an existing file.</summary>
    /// <exception cref="FourMeException"><c>FileNotFound</c> or <c>PathIsDirectory</c>.</exception>
    internal static string Existing(string path)
    {
        if (Directory.Exists(path)) throw Failures.PathIsDirectory(path).ToException();
        return File.Exists(path) ? path : throw Failures.FileNotFound(path).ToException();
    }
}
