namespace FourMe.Import.Rows;

/// <summary>A column that is read in every row: its slot is looked up again only after the plan has gained columns.</summary>
internal sealed class RowColumn(string name, PlanSlots slots)
{
    private int _slot = -1;
    private int _foundAmong;

    internal string Name => name;

    /// <summary>Whether the run has the column so far.</summary>
    internal bool IsThere => Slot >= 0;

    private int Slot
    {
        get
        {
            if (_foundAmong == slots.Count) return _slot;
            _foundAmong = slots.Count;
            return _slot = slots.SlotOf(name);
        }
    }

    /// <summary>The cell of a row; null when the row does not have the column.</summary>
    internal string? In(string?[] cells) => Slot is >= 0 and var slot ? cells[slot] : null;

    /// <summary>Whether a row has more than blanks in the column.</summary>
    internal bool IsFilledIn(string?[] cells) => !string.IsNullOrWhiteSpace(In(cells));
}
