using System.Collections;

namespace FourMe.Import.PowerShell;

/// <summary>Reads the constants of -Static, and -Source, its short form for the one that most imports need.</summary>
internal static class StaticReader
{
    private const string SourceColumn = "Source";

    internal static IReadOnlyList<KeyValuePair<string, object?>> Read(IDictionary? constants, string? source)
    {
        var read = new List<KeyValuePair<string, object?>>();
        foreach (DictionaryEntry entry in constants ?? new Hashtable())
            read.Add(new KeyValuePair<string, object?>(entry.Key?.ToString() ?? string.Empty, entry.Value));
        if (!string.IsNullOrEmpty(source)) read.Add(new KeyValuePair<string, object?>(SourceColumn, source));
        return read;
    }
}
