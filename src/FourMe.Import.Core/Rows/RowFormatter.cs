using FourMe.Import.Errors;
using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>Turns the values of one record into the cells of one row, or reports their failures.</summary>
internal sealed class RowFormatter(ColumnPlan plan, RecordOptions options)
{
    private string?[] _cells = new string?[32];
    private PlannedColumn[] _columns = [];

    /// <summary>The cells of the last row by slot; null where the row does not have the column.</summary>
    internal string?[] Cells => _cells;

    /// <summary>Formats a record.</summary>
    /// <param name="values">The values of the record.</param>
    /// <param name="failures">Receives the failures.</param>
    /// <returns>Whether every cell is valid.</returns>
    internal bool Format(RecordValues values, List<Failure> failures)
    {
        int count = plan.Columns.Count;
        if (count > _columns.Length) _columns = [.. plan.Columns];
        if (count > _cells.Length) Array.Resize(ref _cells, Math.Max(count, _cells.Length * 2));
        int before = failures.Count;
        for (int slot = 0; slot < count; slot++)
        {
            PlannedColumn column = _columns[slot];
            if (column.Constant is not null)
            {
                _cells[slot] = column.Constant;
                continue;
            }
            string? cell = column.Write(values[slot], options.Formatting, out Failure? failure);
            if (cell is null && failure is null) cell = Absent(column, out failure);
            if (failure is not null) failures.Add(failure);
            _cells[slot] = cell;
        }
        return failures.Count == before;
    }

    /// <summary>The cell for a missing value.</summary>
    private string? Absent(PlannedColumn column, out Failure? failure)
    {
        failure = null;
        switch (column.Entry?.WhenMissing)
        {
            case MissingAction.Leave: return null;
            case MissingAction.Clear: return string.Empty;
            case MissingAction.Error: return Refuse(Failures.MissingValue(column.Header), out failure);
        }
        switch (options.OnMissing)
        {
            case OnMissing.Error: return Refuse(Failures.MissingValue(column.Header), out failure);
            case OnMissing.Clear: return plan.Type.Identifies(column.Column.Name) ? null : string.Empty;
            default: return null;
        }
    }

    private static string? Refuse(Failure because, out Failure? failure)
    {
        failure = because;
        return null;
    }
}
