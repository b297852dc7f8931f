using System.Globalization;

namespace FourMe.Import.Values;

/// <summary>Converts cells of an export to .NET values, by the column kinds of the catalogue.</summary>
internal static class TypedCells
{
    private static readonly string[] Separators = ["\r\n", "\n"];

    /// <summary>The value of a cell: null when it is empty, the text itself when it cannot be converted.</summary>
    internal static object? Parse(string cell, Column column)
    {
        if (column.IsList && column.Kind is ColumnKind.ReferenceList) return cell.Length == 0 ? []
            : cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (cell.Length == 0) return null;
        switch (column.Kind)
        {
            case ColumnKind.Boolean:
                return cell is "1" || cell.Equals("true", StringComparison.OrdinalIgnoreCase);
            case ColumnKind.Integer:
                return long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole : cell;
            case ColumnKind.Decimal:
                return decimal.TryParse(cell, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
                    out decimal number) ? number : cell;
            case ColumnKind.Date:
                return DateTime.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
                    ? date : cell;
            case ColumnKind.DateTime:
                return IsoDateTime.TryRead(cell, out IsoDateTime iso) && iso.HasZone
                    && DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment) ? moment
                        : cell;
            default:
                return cell;
        }
    }
}
