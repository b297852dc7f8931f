using System.Collections;

namespace FourMe.Import.Mapping;

/// <summary>The code of an entry, with the properties that it reads.</summary>
/// <param name="Run">Receives the record and returns the value.</param>
/// <param name="Reads">Names or dotted paths.</param>
internal sealed record MapCode(Func<object, object?> Run, IReadOnlyList<string> Reads);

/// <summary>
/// Reads a map from a table of columns, the form of -Map and of map files: a property name, code, or a table of the words
/// in <see cref="MapWords"/>.
/// </summary>
/// <param name="unwrap">Unwraps a value of the host.</param>
/// <param name="codeOf">Returns the code of a value that is code; null for any other value.</param>
internal sealed class MapTable(Func<object?, object?> unwrap, Func<object, MapCode?> codeOf)
{
    /// <exception cref="FourMeException"><c>MapEntryInvalid</c>.</exception>
    internal IReadOnlyList<MapEntry> Read(IDictionary map)
    {
        var entries = new List<MapEntry>(map.Count);
        foreach (DictionaryEntry entry in map) entries.Add(Entry(entry.Key?.ToString() ?? string.Empty, unwrap(entry.Value)));
        return entries;
    }

    private MapEntry Entry(string column, object? value)
    {
        if (value is not null && codeOf(value) is { } code) return new MapEntry(column, code.Run) { ExpressionReads = code.Reads };
        return value switch
        {
            string property when property.Trim().Length > 0 => new MapEntry(column, property.Trim()),
            IDictionary table => new MapEntryTable(column, table, unwrap, codeOf).ToEntry(),
            null or string => throw MapEntryTable.Invalid(column, "it is empty."),
            IEnumerable =>
                throw MapEntryTable.Invalid(column, "it is a list. Put several properties in a table: @{ Property = 'a', 'b' }."),
            _ => throw MapEntryTable.Invalid(column, $"a value of type '{value.GetType().Name}' is none of these."),
        };
    }
}
