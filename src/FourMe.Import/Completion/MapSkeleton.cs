using System.Text.RegularExpressions;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>Creates an inline map of a type's main columns, with empty values.</summary>
internal static class MapSkeleton
{
    private const int Most = 6;
    private const string Flag = "Disabled";
    private static readonly string[] TellingNames = ["Name", "Subject", "Label", "Title"];

    /// <summary>
    /// The table for the command line: required and key columns first, then the name of a record, then the first columns of the
    /// documented header. Columns that retire records come with the words that decide nothing on missing values.
    /// </summary>
    internal static string Write(RecordType type) =>
        "@{ " + string.Join("; ", Chosen(type).Select(column => $"{Key(column.Name)} = {Value(column)}")) + " }";

    /// <summary>Describes the table, and the words of an entry.</summary>
    internal static string ToolTip(RecordType type) =>
        $"A map of {type.Title} to fill in: property names, or tables of {MapWords.Listed}; -Source goes beside it";

    internal static IEnumerable<Column> Chosen(RecordType type)
    {
        Column[] telling = [.. type.Columns.Where(IsMapped).OrderBy(column => Weight(type, column)).ThenBy(column => column.Position)];
        // All required columns are included, however many there are.
        return telling.Take(Math.Max(Most, telling.Count(column => column.Requirement != ColumnRequirement.None)))
            .Union(telling.Where(column => column.Name == Flag));
    }

    private static string Value(Column column) => column.Name switch
    {
        Flag => $"@{{ {MapWords.Property} = ''; {MapWords.Not} = $true }}",
        "Status" => $"@{{ {MapWords.Property} = ''; {MapWords.Values} = @{{ '' = '' }} }}",
        _ => "''",
    };

    /// <summary>A new record has no ID yet, and -Source is shorter for a column with one value.</summary>
    private static bool IsMapped(Column column) =>
        column is { ReadOnly: false, DeprecatedBy: null } && column.Name is not ("ID" or "Source");

    private static int Weight(RecordType type, Column column) => column switch
    {
        { Requirement: not ColumnRequirement.None } => 0,
        _ when type.Identifies(column.Name) => 1,
        _ when TellingNames.Contains(column.Name) => 2,
        { Kind: ColumnKind.Text or ColumnKind.Enumeration or ColumnKind.Reference } when !column.Name.EndsWith(" URI",
            StringComparison.Ordinal) => 3,
        _ => 4,
    };

    private static string Key(string name) => Regex.IsMatch(name, "^[A-Za-z][A-Za-z0-9_]*$") ? name : TypedWord.Single(name);
}
