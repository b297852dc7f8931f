namespace FourMe.Import.Mapping;

/// <summary>Which columns take records out of use. A mistake there is the worst that an import can make.</summary>
internal static class Retirement
{
    private const string Flag = "Disabled";
    private const string Status = "Status";

    /// <summary>
    /// Values of <c>*.status</c> in the service's enumerations (https://developer.xurrent.com/v1/general/enumerations/) after which nothing
    /// comes.
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
    /// Whether a cell of such a column may do so. Of Disabled each does: also a record that is taken back into use was decided about.
    /// </summary>
    internal static bool IsMeant(Column column, string? cell) => cell is not null && (column.Name == Flag || Ends.Contains(cell));
}
