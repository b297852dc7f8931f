namespace FourMe.Import.Mapping;

/// <summary>Columns that retire records, the worst possible mistake of an import.</summary>
internal static class Retirement
{
    private const string Flag = "Disabled";
    private const string Status = "Status";

    /// <summary>
    /// Final values of <c>*.status</c> in the service's enumerations (https://developer.xurrent.com/v1/general/enumerations/).
    /// </summary>
    private static readonly HashSet<string> Ends = new(StringComparer.OrdinalIgnoreCase)
    {
        "archived", "canceled", "closed", "completed", "declined", "discontinued", "ended", "expired", "failed", "lost_or_stolen",
            "rejected", "removed",
        "solved", "to_be_removed",
    };

    /// <summary>Whether a column can retire records.</summary>
    internal static bool IsPossible(Column column) => column.Name is Flag or Status;

    /// <summary>
    /// Whether a cell of such a column may do so. Every cell of Disabled may, because enabling a record is also a decision.
    /// </summary>
    internal static bool IsMeant(Column column, string? cell) => cell is not null && (column.Name == Flag || Ends.Contains(cell));
}
