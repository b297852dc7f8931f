using System.Text.RegularExpressions;
using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Entries of lists that say more than which record they mean.</summary>
internal static class ListEntry
{
    // Documented decorations: SLA service instances carry a state, project templates a phase.
    private static readonly Dictionary<string, string> Suffixes = new(StringComparer.Ordinal)
    {
        ["Service Instances"] = @" / (down|degraded)$",
        ["Task Templates"] = @" / [^/\n]+$",
    };

    /// <summary>What an entry says besides; empty when it is a reference and nothing else.</summary>
    public static string Suffix(Column column, string entry) =>
        Suffixes.TryGetValue(column.Name, out string? pattern) ? Regex.Match(entry, pattern).Value : string.Empty;
}
