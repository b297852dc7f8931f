using System.Collections.Concurrent;
using FourMe.Import.Catalogue;
using FourMe.Import.Errors;

namespace FourMe.Import;

/// <summary>
/// The record types that can be imported (https://developer.xurrent.com/v1/import/). The data of a type is read at its
/// first use; listing the names reads nothing.
/// </summary>
public static class RecordTypes
{
    private static readonly ConcurrentDictionary<string, RecordType> Read = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, string> Titles = new(StringComparer.Ordinal);
    private static readonly Lazy<IReadOnlyList<string>> AllNames = new(CatalogueData.TypeNames);

    /// <summary>The names of all types, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names => AllNames.Value;

    /// <summary>All types; each is read when the enumeration reaches it.</summary>
    internal static IEnumerable<RecordType> All => Names.Select(name => Get(name));

    /// <summary>The title of a type, without reading its columns: completion shows the titles of many types.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    internal static string TitleOf(string name) => Titles.GetOrAdd(name, CatalogueData.ReadTitle);

    /// <summary>Finds a type by its name, regardless of case.</summary>
    /// <param name="name">The value of the API's <c>type</c> parameter.</param>
    /// <returns>The type, or null when the catalogue does not have it.</returns>
    public static RecordType? Find(string name)
    {
        if (Read.TryGetValue(name, out RecordType? known)) return known;
        string? exact = AllNames.Value.FirstOrDefault(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase));
        return exact is null ? null : Read.GetOrAdd(exact, CatalogueData.ReadType);
    }

    /// <summary>Finds a type by its name, or throws with a suggestion.</summary>
    /// <param name="name">The value of the API's <c>type</c> parameter.</param>
    /// <param name="allowUnknown">For a name outside the catalogue, return a type whose columns are not known.</param>
    /// <exception cref="FourMeException"><c>UnknownType</c>.</exception>
    public static RecordType Get(string name, bool allowUnknown = false)
    {
        if (Find(name) is { } type) return type;
        return allowUnknown
            ? new RecordType(name, name, []) { Listed = false }
            : throw Failures.UnknownType(name, TypeWords.Nearest(name, [.. Names])).ToException();
    }
}
