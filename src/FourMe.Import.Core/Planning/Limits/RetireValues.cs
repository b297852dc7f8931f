using FourMe.Import.Errors;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>The values that retire a record missing from the source: <c>Disabled = true</c>, or a Status with an end value.</summary>
internal static class RetireValues
{
    /// <summary>Formats the values as cells and checks that they retire a record.</summary>
    /// <param name="type">The record type.</param>
    /// <param name="values">Values by column.</param>
    /// <param name="context">How values are formatted.</param>
    /// <exception cref="FourMeException">
    /// <c>RetireInvalid</c>: no value retires a record, or a column identifies it or is read-only. <c>UnknownColumn</c>. The error of a
    /// value that the column does not accept.
    /// </exception>
    internal static IReadOnlyDictionary<string, string> Read(
        RecordType type, IEnumerable<KeyValuePair<string, object?>> values, FormattingContext context)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> value in values)
        {
            Column column = type.FindColumn(value.Key)
                ?? throw Failures.UnknownColumn(value.Key, type.Name, type.NearestColumn(value.Key)).ToException();
            if (type.Identifies(column.Name) || column.ReadOnly)
                throw Failures.RetireInvalid(type.Name, $"the column '{column.Name}' identifies a record.").ToException();
            string? cell = new ColumnFormatter(column).Write(value.Value, context, out Failure? failure);
            cells[column.Name] = cell ?? throw failure!.ToException();
        }
        var meanings = new MeaningContext();
        bool takesOut = cells.Any(cell => TakingOut.IsIn(type, new CellChange(cell.Key, null, cell.Value), meanings));
        return takesOut ? cells
            : throw Failures.RetireInvalid(type.Name, "none of the values takes a record out of use.").ToException();
    }
}
