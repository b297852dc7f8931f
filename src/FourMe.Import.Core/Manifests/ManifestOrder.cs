using FourMe.Import.Catalogue;

namespace FourMe.Import.Manifests;

/// <summary>
/// The order in which the types of a manifest are sent: referenced types first. Types that refer to each other, such as organizations with
/// a manager and people with an organization, cannot both come first; references to later records are sent in a second pass.
/// </summary>
internal static class ManifestOrder
{
    private const string BySourceId = " Source ID";

    /// <summary>Sorts types by their references. Independent types keep the given order.</summary>
    /// <param name="types">The types.</param>
    /// <param name="refersTo">The types that a type refers to. It may include the type itself and types that are not in the list.</param>
    internal static IReadOnlyList<string> Of(IReadOnlyList<string> types, Func<string, IEnumerable<string>> refersTo)
    {
        string[] distinct = [.. types.Distinct(StringComparer.Ordinal)];
        IReadOnlyDictionary<string, int> places = ImportOrder.PlacesOf(distinct.ToDictionary(
            type => type,
            type => (IReadOnlyList<string>)[.. refersTo(type).Where(other => other != type && distinct.Contains(other)).Distinct()],
            StringComparer.Ordinal));
        return [.. distinct.OrderBy(type => places[type])];
    }

    /// <summary>The order in which the types of a manifest are planned, by all references that their columns allow.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<ManifestEntry> entries) => Of([.. entries.Select(entry => entry.Type)],
        type => ReferencesOf(entries.First(entry => entry.Type == type).RecordType));

    /// <summary>The types that the given columns of a type refer to.</summary>
    internal static IEnumerable<string> ReferencesOf(RecordType type, IEnumerable<string> columns) =>
        columns.Select(column => ReferenceOf(type, column)).OfType<string>().Distinct();

    /// <summary>The types that the writable columns of a type can refer to.</summary>
    internal static IEnumerable<string> ReferencesOf(RecordType type) =>
        type.Columns.Where(column => column is { ReadOnly: false, DeprecatedBy: null }).Select(column => column.Reference)
            .OfType<string>().Concat(type.AlsoRefersTo).Distinct();

    /// <summary>
    /// The type that a column refers to, by name or by Source ID (CI Source ID, beside CI Label); null when it is no reference.
    /// </summary>
    private static string? ReferenceOf(RecordType type, string column)
    {
        if (type.FindColumn(column)?.Reference is { } named) return named;
        if (!column.EndsWith(BySourceId, StringComparison.OrdinalIgnoreCase)) return null;
        string beginning = column.Substring(0, column.Length - BySourceId.Length) + " ";
        return type.Columns.FirstOrDefault(other => other.Reference is not null
            && other.Name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))?.Reference;
    }
}
