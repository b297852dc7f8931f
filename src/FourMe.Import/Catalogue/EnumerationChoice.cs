using System.Management.Automation;
using FourMe.Import.Catalogue;

namespace FourMe.Import.PowerShell;

/// <summary>Which enumerations and columns a word of the command line means: a wildcard, or a name whatever its case.</summary>
internal static class EnumerationChoice
{
    /// <summary>The lists that a name means, in the order of their names.</summary>
    internal static IEnumerable<Enumeration> Named(EnumerationLists lists, string name)
    {
        WildcardPattern pattern = PatternOf(name);
        return lists.ByName.Values.Where(list => pattern.IsMatch(list.Name)).OrderBy(list => list.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The columns of a type that take a value of an enumeration.</summary>
    internal static IEnumerable<Column> ColumnsOf(RecordType type) => type.Columns.Where(column => column.Enumeration is not null);

    /// <summary>Those columns that a word means: a name as loosely spelled as in imports, or a wildcard.</summary>
    internal static IEnumerable<Column> ColumnsOf(RecordType type, string name)
    {
        if (type.FindColumn(name) is { } column) return column.Enumeration is null ? [] : [column];
        WildcardPattern pattern = PatternOf(name);
        return ColumnsOf(type).Where(candidate => pattern.IsMatch(candidate.Name));
    }

    internal static WildcardPattern PatternOf(string text) =>
        WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
}
