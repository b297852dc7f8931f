namespace FourMe.Import.PowerShell;

/// <summary>
/// Remembers which slot stood at which place of the last object's properties. Objects of a pipeline mostly have the same
/// properties in the same order, so a name is looked up once, and again only where an object differs.
/// </summary>
internal sealed class PropertyShape
{
    private string[] _names = new string[32];
    private int[] _slots = new int[32];
    private int _count;

    internal int SlotAt(int position, string name, ColumnPlan plan)
    {
        if (position < _count && (ReferenceEquals(_names[position], name) || string.Equals(_names[position], name, StringComparison.Ordinal)))
            return _slots[position];
        if (position >= _names.Length)
        {
            Array.Resize(ref _names, position * 2);
            Array.Resize(ref _slots, position * 2);
        }
        _names[position] = name;
        _slots[position] = plan.SlotOf(name);
        _count = Math.Max(_count, position + 1);
        return _slots[position];
    }
}
