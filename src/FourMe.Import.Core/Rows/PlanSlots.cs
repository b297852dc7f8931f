namespace FourMe.Import;

/// <summary>Finds the cells of columns by their catalogue names, while the plan may still gain columns.</summary>
internal sealed class PlanSlots(ColumnPlan plan)
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private int _known;

    /// <summary>Takes note of columns that came since the last row.</summary>
    internal void Learn()
    {
        for (; _known < plan.Columns.Count; _known++)
            _slots[plan.Columns[_known].Column.Name] = plan.Columns[_known].Slot;
    }

    /// <summary>The slot of a column; -1 when the run does not have it.</summary>
    internal int Of(string column) => _slots.TryGetValue(column, out int slot) ? slot : -1;

    /// <summary>The cell of a column; null when the row does not have it.</summary>
    internal string? Cell(string?[] cells, string column) => _slots.TryGetValue(column, out int slot) ? cells[slot] : null;

    /// <summary>Whether a row has more than blanks in a column.</summary>
    internal bool IsFilled(string?[] cells, string column) => !string.IsNullOrWhiteSpace(Cell(cells, column));

    /// <summary>The first group of columns that a row has filled whole; null when it has none.</summary>
    internal IReadOnlyList<string>? FirstComplete(string?[] cells, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        foreach (IReadOnlyList<string> group in groups)
        {
            bool complete = true;
            for (int i = 0; complete && i < group.Count; i++) complete = IsFilled(cells, group[i]);
            if (complete) return group;
        }
        return null;
    }

    /// <summary>
    /// The text by which a row's key is compared: values trimmed, e-mail addresses and owners without regard to case.
    /// </summary>
    internal string Identity(string?[] cells, IReadOnlyList<string> columns, bool ignoreCase)
    {
        if (columns.Count == 1) return columns[0] + '\u001F' + Compared(Cell(cells, columns[0])!, ignoreCase);
        return string.Join("\u001F", columns.Select(column => column + '\u001F' + Compared(Cell(cells, column)!, ignoreCase)));
    }

    private static string Compared(string value, bool ignoreCase) => ignoreCase ? value.Trim().ToUpperInvariant() : value.Trim();
}
