namespace FourMe.Import.Mapping;

/// <summary>The values of one record, by slot of the plan; reused for each record.</summary>
internal sealed class RecordValues
{
    private Place[] _places = new Place[32];
    private Place[] _missing = AllMissing(32);
    private int _used;

    internal object? this[int slot] => slot < _used ? _places[slot].Value : Missing.Value;

    /// <summary>Resets every value to missing.</summary>
    internal void Clear(int slots)
    {
        Grow(slots);
        _used = slots;
        // A copy is a single write-barrier operation; filling would need one per value.
        Array.Copy(_missing, _places, slots);
    }

    internal bool IsSet(int slot) => slot < _used && _places[slot].Value is not Missing;

    internal void Set(int slot, object? value)
    {
        if (slot >= _used)
        {
            // The record has a property that no earlier record had.
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

    /// <summary>
    /// A wrapper structure: storing into an array of objects checks the item type each time, storing into an array of these
    /// does not.
    /// </summary>
    private struct Place
    {
        internal object? Value;
    }
}
