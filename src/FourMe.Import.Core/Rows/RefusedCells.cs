using System.Collections;
using FourMe.Import.Errors;
using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Rows;

/// <summary>
/// Turns a refused record into a row of the type's columns: formatted cells, and raw text where a value could not be
/// formatted. What a map entry could not decide stays missing: the raw value of a source means something else in the
/// column (an unknown word for "active" in a column "disabled"), and must not get there when the row is imported again.
/// </summary>
internal sealed class RefusedCells(ColumnPlan plan, IRefusedSink sink)
{
    private const string LineBreak = "\n";

    private readonly ColumnSets _sets = new(plan);

    /// <summary>Passes on a record that was refused when it was added.</summary>
    /// <param name="values">The values of the record.</param>
    /// <param name="cells">Cells by slot. Receives the raw texts.</param>
    /// <param name="number">Number of the record in the input, from 1.</param>
    /// <param name="failures">Its failures.</param>
    internal void Take(RecordValues values, string?[] cells, long number, IReadOnlyList<Failure> failures)
    {
        foreach (PlannedColumn column in plan.Columns)
            cells[column.Slot] ??= Raw(column, values[column.Slot]);
        sink.Write(_sets.SetOf(cells), cells, number, RowReason.Of(failures));
    }

    /// <summary>Passes on a valid row that is held back.</summary>
    internal void Take(ColumnSet columns, string?[] cells, long number, RowReason reason) => sink.Write(columns, cells, number, reason);

    private string? Raw(PlannedColumn column, object? value)
    {
        // Without the account that the entry adds, a reference would point into another account.
        if (value is Missing || column.Entry?.Account is not null) return null;
        string? text = plan.Formatting.Unwrap(value) switch
        {
            null or DBNull or byte[] or IDictionary => null,
            string plain => plain,
            IEnumerable items => Joined(items, column.Column.Separator ?? LineBreak),
            { } other => PlainText.Of(other),
        };
        // Text that is not valid UTF-16 would be stored as other text and pass the checks.
        return text is not null && TextCheck.IsSound(text) ? text : null;
    }

    private string? Joined(IEnumerable items, string separator)
    {
        var texts = new List<string>();
        foreach (object? item in items)
        {
            if (plan.Formatting.Unwrap(item) is not { } value) continue;
            if (PlainText.Of(value) is not { } text) return null;
            texts.Add(text);
        }
        return string.Join(separator, texts);
    }
}
