namespace FourMe.Import.Values;

/// <summary>Dates that programs write for "no date": the limits of their calendars.</summary>
internal static class PlaceholderDate
{
    /// <summary>
    /// The first day of .NET, Windows file times, SQL's datetime, Excel, and of an empty text in SQL; and the common last day.
    /// </summary>
    private static readonly HashSet<string> Days = new(StringComparer.Ordinal) { "0001-01-01", "1601-01-01", "1753-01-01", "1899-12-30",
        "1900-01-01", "9999-12-31" };

    private const int DayLength = 10;

    /// <summary>Warns once per column when a cell is such a date. It is still sent, because it may be intended.</summary>
    /// <param name="cell">The finished cell, which begins with yyyy-MM-dd; null when the value was refused.</param>
    /// <param name="column">The column.</param>
    /// <param name="context">Receives the warning.</param>
    internal static string? Noted(string? cell, Column column, FormattingContext context)
    {
        if (cell is null || cell.Length < DayLength || !MayBe(cell) || !Days.Contains(cell.Substring(0, DayLength))) return cell;
        if (context.Notices.IsNews("PlaceholderDate", column.Name))
            context.Notices.Once("PlaceholderDate",
                $"'{column.Name}' has the date {cell.Substring(0, DayLength)}, which programs write where there is no date. If none is " +
                    $"meant, leave the value empty.", column.Name);
        return cell;
    }

    /// <summary>Most dates are of this century and need no lookup.</summary>
    private static bool MayBe(string cell) => cell[0] is '0' or '9' || (cell[0] == '1' && cell[1] is '6' or '7' or '8' or '9');
}
