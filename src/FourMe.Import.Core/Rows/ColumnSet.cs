using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>The columns of a file, in the order in which they are written.</summary>
internal sealed class ColumnSet
{
    private readonly bool[] _has;

    /// <param name="plan">The columns of the run.</param>
    /// <param name="cells">Cells by slot; null where the row does not have the column.</param>
    internal ColumnSet(ColumnPlan plan, string?[] cells)
    {
        Columns = [.. plan.Columns.Where(column => cells[column.Slot] is not null).OrderBy(column => column.Order)];
        Slots = [.. Columns.Select(column => column.Slot)];
        Names = [.. Columns.Select(column => column.Header)];
        _has = new bool[plan.Columns.Count];
        foreach (int slot in Slots) _has[slot] = true;
    }

    /// <summary>A column set without a plan, for rows whose cells are in the order of the header.</summary>
    /// <param name="names">The header.</param>
    internal ColumnSet(IReadOnlyList<string> names)
    {
        Columns = [];
        Slots = [.. Enumerable.Range(0, names.Count)];
        Names = [.. names];
        _has = [.. names.Select(_ => true)];
    }

    internal IReadOnlyList<PlannedColumn> Columns { get; }

    /// <summary>The slots of the columns, in the order in which they are written.</summary>
    internal int[] Slots { get; }

    /// <summary>The header, in the order in which it is written.</summary>
    internal string[] Names { get; }

    /// <summary>The header in words, for messages.</summary>
    internal string Headers => string.Join(", ", Names);

    /// <summary>Whether a row has exactly these columns.</summary>
    /// <param name="cells">Cells by slot; null where the row does not have the column.</param>
    /// <param name="count">Number of columns in the run so far.</param>
    internal bool Fits(string?[] cells, int count)
    {
        for (int slot = 0; slot < count; slot++)
            if ((cells[slot] is not null) != (slot < _has.Length && _has[slot])) return false;
        return true;
    }
}
