using System.Reflection;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>The starter maps that ship with the module: resources named source.type.</summary>
internal static class StarterMaps
{
    private const string Prefix = "maps/";
    private static readonly Assembly Resources = typeof(StarterMaps).Assembly;

    /// <summary>Source and type of every map.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
        [.. Resources.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name.Substring(Prefix.Length).Split('.'))
            .Select(parts => new KeyValuePair<string, string>(parts[0], parts[1]))
            .OrderBy(map => map.Key, StringComparer.Ordinal).ThenBy(map => map.Value, StringComparer.Ordinal)];

    /// <summary>The systems with a starter map.</summary>
    internal static IReadOnlyList<string> Sources { get; } = [.. All.Select(map => map.Key).Distinct()];

    /// <summary>The exact spelling of a system; null when it has no map.</summary>
    internal static string? Source(string name) => Sources.FirstOrDefault(source => Same(source, name));

    /// <summary>The text of a map.</summary>
    /// <exception cref="FourMeException"><c>NoStarterMap</c>.</exception>
    internal static string Read(string source, string type)
    {
        foreach (KeyValuePair<string, string> map in All)
        {
            if (!Same(map.Key, source) || !Same(map.Value, type)) continue;
            using var reader = new StreamReader(Resources.GetManifestResourceStream(Prefix + map.Key + "." + map.Value)!);
            return reader.ReadToEnd();
        }
        throw Failures.NoStarterMap(source, type, string.Join(", ", All.Select(map => $"{map.Key} to {map.Value}"))).ToException();
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
