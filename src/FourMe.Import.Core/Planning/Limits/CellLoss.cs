using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What a record loses through one changed cell: its value, list entries, custom fields or a role.</summary>
internal static class CellLoss
{
    private const string Roles = "people_roles";
    private const string Granted = "1";

    private static readonly BooleanMeaning Boolean = new();
    private static readonly IReadOnlyList<ClearedValue> Nothing = [];

    /// <summary>The values that are lost. Empty when one value replaces another.</summary>
    internal static IReadOnlyList<ClearedValue> Of(RecordType type, CellChange cell, MeaningContext context)
    {
        // A null New leaves the account's value alone. A null Old means that there was no value to lose.
        if (cell.Old is not { } old || cell.New is not { } value) return Nothing;
        Column column = type.FindColumn(cell.Column) ?? Column.Unlisted(cell.Column, 0);
        if (column.Kind == ColumnKind.Boolean && type.Name == Roles)
            return Boolean.Of(old, context) == Granted && Boolean.Of(value, context) != Granted ? [new(cell.Column, Granted, 1)] : Nothing;
        CellMeaning meaning = CellMeanings.For(column);
        if (column.IsList || column.Kind == ColumnKind.CustomFields)
            return Entries(cell.Column, old, value, meaning, context, column.IsList);
        return meaning.IsEmpty(value) && !meaning.IsEmpty(old) ? [new(cell.Column, meaning.Of(old, context), 1)] : Nothing;
    }

    private static IReadOnlyList<ClearedValue> Entries(
        string column, string old, string value, CellMeaning meaning, MeaningContext context, bool isList)
    {
        IReadOnlyList<string> before = meaning.Entries(old, context);
        var left = new HashSet<string>(meaning.Entries(value, context), StringComparer.Ordinal);
        return [.. before.Where(entry => !left.Contains(entry))
            .Select(entry => new ClearedValue(column, entry, isList ? before.Count : 1))];
    }
}
