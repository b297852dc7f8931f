using System.Management.Automation;
using FourMe.Import.Catalogue;

namespace FourMe.Import.PowerShell;

/// <summary>Finds enumerations and columns by a wildcard, or by a name regardless of case.</summary>
internal static class EnumerationChoice
{
    /// <summary>The lists of a name, sorted by name.</summary>
    internal static IEnumerable<Enumeration> Named(EnumerationLists lists, string name)
    {
        WildcardPattern pattern = PatternOf(name);
        return lists.ByName.Values.Where(list => pattern.IsMatch(list.Name)).OrderBy(list => list.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The columns of a type that have an enumeration.</summary>
    internal static IEnumerable<Column> ColumnsOf(RecordType type) => type.Columns.Where(column => column.Enumeration is not null);

    /// <summary>The columns of a word: a name, compared as in imports, or a wildcard.</summary>
    internal static IEnumerable<Column> ColumnsOf(RecordType type, string name)
    {
        if (type.FindColumn(name) is { } column) return column.Enumeration is null ? [] : [column];
        WildcardPattern pattern = PatternOf(name);
        return ColumnsOf(type).Where(candidate => pattern.IsMatch(candidate.Name));
    }

    internal static WildcardPattern PatternOf(string text) =>
        WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
}
