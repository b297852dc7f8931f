namespace FourMe.Import.PowerShell;

/// <summary>Describes a column in one line.</summary>
internal static class ColumnToolTip
{
    internal static string Of(Column column) =>
        string.Join(", ", Facts(column).Where(fact => fact.Length > 0)) + (column.Notes is { } notes ? ": " + notes : string.Empty);

    private static IEnumerable<string> Facts(Column column)
    {
        yield return column.Kind switch
        {
            ColumnKind.Enumeration => $"enumeration {column.Enumeration}",
            ColumnKind.Reference => "reference" + To(column),
            ColumnKind.ReferenceList => "list of references" + To(column),
            ColumnKind.CustomFields => "custom fields",
            ColumnKind.Unknown => "kind not documented",
            ColumnKind kind => kind.ToString().ToLowerInvariant(),
        };
        yield return column.Requirement switch
        {
            ColumnRequirement.Create => "required on create",
            ColumnRequirement.Owner => "required in every row",
            _ => string.Empty,
        };
        yield return column.ReadOnly ? "in exports only" : string.Empty;
        yield return column.DeprecatedBy is { } successor ? $"deprecated, use {successor}" : string.Empty;
    }

    private static string To(Column column) => column.Reference is { } type ? " to " + type : string.Empty;
}
