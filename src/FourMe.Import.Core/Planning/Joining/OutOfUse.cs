using FourMe.Import.Catalogue;
using FourMe.Import.Mapping;

namespace FourMe.Import.Planning;

/// <summary>Whether a record of the account is out of use, by its own columns.</summary>
internal static class OutOfUse
{
    private const string Status = "Status";

    /// <summary>Whether a cell of a column that can retire records says that this one is.</summary>
    internal static bool IsIn(Column column, string cell)
    {
        string text = cell.Trim();
        if (column.Name != Status) return IsTrue(text);
        // What an export shows may be a label.
        return Retirement.IsMeant(column, text)
            || (column.Enumeration is { } list && Retirement.IsMeant(column, Enumerations.Find(list)?.IdOf(text)));
    }

    internal static bool IsTrue(string cell) =>
        cell.Trim() is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
}
