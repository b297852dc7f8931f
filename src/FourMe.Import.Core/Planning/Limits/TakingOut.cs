using FourMe.Import.Catalogue;
using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Which values retire a record, apart from a Retire action.</summary>
internal static class TakingOut
{
    private const string Disabled = "Disabled";
    private const string Status = "Status";
    private const string Translation = "Translation";

    /// <summary>
    /// Columns that remove the record (https://developer.xurrent.com/v1/import/time_entries/ and
    /// https://developer.xurrent.com/v1/import/product_backlog_items/).
    /// </summary>
    private static readonly string[] Removing = ["Deleted", "Remove"];

    private static readonly BooleanMeaning Boolean = new();

    /// <summary>Whether a cell retires a record that was in use.</summary>
    internal static bool IsIn(RecordType type, CellChange cell, MeaningContext context)
    {
        if (cell.New is not { } value) return false;
        return cell.Column switch
        {
            Disabled => IsTrue(value, context) && !IsTrue(cell.Old, context),
            Status => IsEnd(type, value) && !IsEnd(type, cell.Old),
            // An empty Translation deletes the record (https://developer.xurrent.com/v1/import/translations/).
            Translation => type.Name == "translations" && value.Trim().Length == 0,
            _ => RemovesNew(cell, context),
        };
    }

    /// <summary>Whether a cell removes a record through a Deleted or Remove column. Rows of new records can do this as well.</summary>
    internal static bool RemovesNew(CellChange cell, MeaningContext context) =>
        Array.IndexOf(Removing, cell.Column) >= 0 && IsTrue(cell.New, context) && !IsTrue(cell.Old, context);

    private static bool IsTrue(string? cell, MeaningContext context) => cell is not null && Boolean.Of(cell, context) == "1";

    /// <summary>Whether a status is an end value. The cell may hold a label, as exports do.</summary>
    private static bool IsEnd(RecordType type, string? cell)
    {
        if (string.IsNullOrWhiteSpace(cell) || type.FindColumn(Status) is not { } column) return false;
        string text = cell!.Trim();
        return Retirement.IsMeant(column, text)
            || (column.Enumeration is { } list && Retirement.IsMeant(column, Enumerations.Find(list)?.IdOf(text)));
    }
}
