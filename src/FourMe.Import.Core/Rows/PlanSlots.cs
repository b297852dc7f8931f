using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>Finds the cells of columns by their catalogue names, while the plan may still gain columns.</summary>
internal sealed class PlanSlots(ColumnPlan plan)
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private int _known;

    /// <summary>Number of known columns; cached slots are valid until it changes.</summary>
    internal int Count => _known;

    /// <summary>Updates the slots after columns were added.</summary>
    internal void Learn()
    {
        for (; _known < plan.Columns.Count; _known++)
            _slots[plan.Columns[_known].Column.Name] = plan.Columns[_known].Slot;
    }

    /// <summary>The slot of a column; -1 when the run does not have it.</summary>
    internal int SlotOf(string column) => _slots.TryGetValue(column, out int slot) ? slot : -1;

    /// <summary>The cell of a column; null when the row does not have it.</summary>
    internal string? Cell(string?[] cells, string column) => _slots.TryGetValue(column, out int slot) ? cells[slot] : null;
}
