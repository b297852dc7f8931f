namespace FourMe.Import;

/// <summary>Some entries of a <see cref="KeyShare"/>: each stands at the place that its key tells, or at the next free one after it.</summary>
/// <param name="bits">How many low bits all keys here have in common.</param>
internal sealed class KeyPage(int bits)
{
    /// <summary>
    /// Places of a page, a power of two: 64 KB, below the size (85,000 bytes) from which on allocating makes the runtime
    /// collect everything.
    /// </summary>
    internal const int Size = 4096;

    /// <summary>With more, the way to the next free place gets long.</summary>
    private const int Most = Size * 4 / 5;

    private KeyEntry[] _places = new KeyEntry[Size];
    private int _count;

    /// <summary>How many low bits all keys here have in common.</summary>
    internal int Bits { get; private set; } = bits;

    internal bool IsFull => _count >= Most;

    /// <summary>The number of a key; 0 when it is not here.</summary>
    internal uint Find(KeyHash key)
    {
        KeyEntry[] places = _places;
        for (int place = PlaceOf(key.High); ; place = (place + 1) % Size)
        {
            ref readonly KeyEntry entry = ref places[place];
            if (entry.Number == 0 || (entry.High == key.High && entry.Low == key.Low)) return entry.Number;
        }
    }

    /// <summary>Takes an entry whose key is not here.</summary>
    internal void Add(in KeyEntry entry)
    {
        int place = PlaceOf(entry.High);
        while (_places[place].Number != 0) place = (place + 1) % Size;
        _places[place] = entry;
        _count++;
    }

    /// <summary>Gives the entries that one more bit tells apart to a new page.</summary>
    /// <param name="spare">Empty places, which become those of this page; those it had, emptied, are the next spare ones.</param>
    internal KeyPage Divide(ref KeyEntry[]? spare)
    {
        KeyEntry[] before = _places;
        ulong bit = 1UL << Bits++;
        var other = new KeyPage(Bits);
        _places = spare ?? new KeyEntry[Size];
        _count = 0;
        foreach (ref readonly KeyEntry entry in before.AsSpan())
        {
            if (entry.Number != 0) ((entry.High & bit) == 0 ? this : other).Add(entry);
        }
        Array.Clear(before, 0, before.Length);
        spare = before;
        return other;
    }

    /// <summary>Not by the bits that tell the page, nor by those that tell the share: they are the same for all keys here.</summary>
    private static int PlaceOf(ulong high) => (int)(high >> 32) & (Size - 1);
}
