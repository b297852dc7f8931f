using System.Collections;
using FourMe.Import.Errors;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>Loads a map that was given as the path of a file.</summary>
internal static class MapFile
{
    /// <summary>The key that holds the path when a map is a path; no column can have this name.</summary>
    internal const string PathKey = "\u0000path";

    /// <summary>The file of a map that was given as a path; null for a map that was given as a table, and for none.</summary>
    internal static string? PathOf(object? given) =>
        given is IDictionary map && map.Contains(PathKey) ? (string)map[PathKey]! : null;

    /// <summary>The map itself, or the one in the named file.</summary>
    /// <exception cref="FourMeException">
    /// <c>MapNotTable</c>, <c>FileNotFound</c>, <c>PathIsDirectory</c>, <c>MapFileInvalid</c> or <c>MapFileNotData</c>.
    /// </exception>
    internal static IDictionary Load(object given)
    {
        if (given is not IDictionary map) throw Failures.MapNotTable(given.GetType().Name).ToException();
        return PathOf(map) is { } path ? OfPath(path) : map;
    }

    /// <summary>The map in a file.</summary>
    /// <exception cref="FourMeException">
    /// <c>FileNotFound</c>, <c>PathIsDirectory</c>, <c>MapFileInvalid</c> or <c>MapFileNotData</c>.
    /// </exception>
    internal static IDictionary OfPath(string path)
    {
        if (Directory.Exists(path)) throw Failures.PathIsDirectory(path).ToException();
        if (!File.Exists(path)) throw Failures.FileNotFound(path).ToException();
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".psd1" => DataFileMap.Read(path),
            ".json" => JsonMap.Read(path),
            _ => throw Failures.MapFileInvalid(path, "its name ends neither in .psd1 nor in .json.").ToException(),
        };
    }
}
