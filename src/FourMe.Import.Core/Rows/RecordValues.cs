namespace FourMe.Import;

/// <summary>What a reader found in one record, by slot of the plan; used again for the next record.</summary>
internal sealed class RecordValues
{
    private object?[] _values = new object?[32];
    private object?[] _missing = AllMissing(32);
    private int _used;

    internal object? this[int slot] => slot < _used ? _values[slot] : Missing.Value;

    /// <summary>Forgets the last record: every value is missing.</summary>
    internal void Clear(int slots)
    {
        Grow(slots);
        _used = slots;
        // Copying is one step of the collector's book-keeping, filling one for each value.
        Array.Copy(_missing, _values, slots);
    }

    internal bool IsSet(int slot) => slot < _used && _values[slot] is not Missing;

    internal void Set(int slot, object? value)
    {
        if (slot >= _used)
        {
            // The record brought a property that no record before it had.
            Grow(slot + 1);
            for (int added = _used; added < slot; added++) _values[added] = Missing.Value;
            _used = slot + 1;
        }
        _values[slot] = value;
    }

    private void Grow(int slots)
    {
        if (slots <= _values.Length) return;
        Array.Resize(ref _values, Math.Max(slots, _values.Length * 2));
        _missing = AllMissing(_values.Length);
    }

    private static object?[] AllMissing(int count)
    {
        var missing = new object?[count];
        missing.AsSpan().Fill(Missing.Value);
        return missing;
    }
}
