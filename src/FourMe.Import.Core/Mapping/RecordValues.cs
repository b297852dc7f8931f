namespace FourMe.Import.Mapping;

/// <summary>What a reader found in one record, by slot of the plan; used again for the next record.</summary>
internal sealed class RecordValues
{
    private Place[] _places = new Place[32];
    private Place[] _missing = AllMissing(32);
    private int _used;

    internal object? this[int slot] => slot < _used ? _places[slot].Value : Missing.Value;

    /// <summary>Forgets the last record: every value is missing.</summary>
    internal void Clear(int slots)
    {
        Grow(slots);
        _used = slots;
        // Copying is one step of the collector's book-keeping, filling one for each value.
        Array.Copy(_missing, _places, slots);
    }

    internal bool IsSet(int slot) => slot < _used && _places[slot].Value is not Missing;

    internal void Set(int slot, object? value)
    {
        if (slot >= _used)
        {
            // The record brought a property that no record before it had.
            Grow(slot + 1);
            for (int added = _used; added < slot; added++) _places[added].Value = Missing.Value;
            _used = slot + 1;
        }
        _places[slot].Value = value;
    }

    private void Grow(int slots)
    {
        if (slots <= _places.Length) return;
        Array.Resize(ref _places, Math.Max(slots, _places.Length * 2));
        _missing = AllMissing(_places.Length);
    }

    private static Place[] AllMissing(int count)
    {
        var missing = new Place[count];
        missing.AsSpan().Fill(new Place { Value = Missing.Value });
        return missing;
    }

    /// <summary>An array of objects is asked for the type of its items each time one is put into it; an array of these is not.</summary>
    private struct Place
    {
        internal object? Value;
    }
}
