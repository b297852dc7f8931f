using FourMe.Import.Catalogue;
using FourMe.Import.Mapping;

namespace FourMe.Import.Planning;

/// <summary>Whether a record of the account is retired, judged by its own columns.</summary>
internal static class OutOfUse
{
    private const string Status = "Status";

    /// <summary>Whether a cell of a retiring column (Disabled or Status) retires the record.</summary>
    internal static bool IsIn(Column column, string cell)
    {
        string text = cell.Trim();
        if (column.Name != Status) return IsTrue(text);
        // Exports may show a label instead of an id.
        return Retirement.IsMeant(column, text)
            || (column.Enumeration is { } list && Retirement.IsMeant(column, Enumerations.Find(list)?.IdOf(text)));
    }

    internal static bool IsTrue(string cell) =>
        cell.Trim() is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
}
