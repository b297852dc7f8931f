using System.Text.RegularExpressions;
using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Entries of lists that have a suffix besides the reference.</summary>
internal static class ListEntry
{
    // Documented decorations: SLA service instances carry a state, project templates a phase.
    private static readonly Dictionary<string, string> Suffixes = new(StringComparer.Ordinal)
    {
        ["Service Instances"] = @" / (down|degraded)$",
        ["Task Templates"] = @" / [^/\n]+$",
    };

    /// <summary>The suffix of an entry; empty when it is only a reference.</summary>
    public static string Suffix(Column column, string entry) =>
        Suffixes.TryGetValue(column.Name, out string? pattern) ? Regex.Match(entry, pattern).Value : string.Empty;
}
