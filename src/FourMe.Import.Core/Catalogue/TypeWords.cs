using System.Text.Json;
using FourMe.Import.Text;

namespace FourMe.Import.Catalogue;

/// <summary>
/// Finds the record type that was meant: by its letters, or by what other systems call such records (a user for people), from
/// the resource type-words.
/// </summary>
internal static class TypeWords
{
    /// <summary>The type that was probably meant; null when there is none.</summary>
    /// <param name="name">A name that is no type.</param>
    /// <param name="types">The names of the types to choose from.</param>
    internal static string? Nearest(string name, IReadOnlyCollection<string> types) =>
        ByWord(ColumnName.Normalize(name)) is { } meant && types.Contains(meant) ? meant : NearestName.Of(name, types);

    private static string? ByWord(string word)
    {
        using JsonDocument words = CatalogueData.Open("type-words");
        foreach (JsonProperty type in words.RootElement.EnumerateObject())
            foreach (JsonElement known in type.Value.EnumerateArray())
                if (ColumnName.Normalize(known.GetString()!) == word) return type.Name;
        return null;
    }
}
