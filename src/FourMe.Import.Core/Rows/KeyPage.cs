namespace FourMe.Import.Rows;

/// <summary>
/// A page of entries of a <see cref="KeyShare"/>: open addressing with linear probing.
/// </summary>
/// <param name="places">Number of slots; a power of two.</param>
/// <param name="bits">Number of low bits that all keys here have in common.</param>
internal sealed class KeyPage(int places, int bits)
{
    /// <summary>Slots of the first page.</summary>
    internal const int Smallest = 64;

    /// <summary>
    /// Maximum directory depth. Keys that still collide were crafted; the page grows instead of dividing.
    /// </summary>
    private const int MostBits = 16;

    /// <summary>
    /// Slots of a page that is divided instead of growing: 64 KB, below the large object heap (85,000 bytes), whose allocations
    /// cause full collections.
    /// </summary>
    internal const int Largest = 4096;

    private KeyEntry[] _places = new KeyEntry[places];
    private int _count;

    /// <summary>Number of low bits that all keys here have in common.</summary>
    internal int Bits { get; private set; } = bits;

    /// <summary>At a load of nine tenths. Probing is slow shortly before, but on average a page is filled to two thirds.</summary>
    internal bool IsFull => _count >= _places.Length / 10 * 9;

    internal bool CanGrow => _places.Length < Largest || Bits == MostBits;

    /// <summary>The number of a key; 0 when it is not found.</summary>
    internal uint Find(KeyHash key)
    {
        KeyEntry[] places = _places;
        for (int place = PlaceOf(key.High, places); ; place = (place + 1) & (places.Length - 1))
        {
            ref readonly KeyEntry entry = ref places[place];
            if (entry.Number == 0 || (entry.High == key.High && entry.Low == key.Low)) return entry.Number;
        }
    }

    /// <summary>Adds an entry whose key is new.</summary>
    internal void Add(in KeyEntry entry)
    {
        KeyEntry[] places = _places;
        int place = PlaceOf(entry.High, places);
        while (places[place].Number != 0) place = (place + 1) & (places.Length - 1);
        places[place] = entry;
        _count++;
    }

    /// <summary>Quadruples the number of slots.</summary>
    internal void Grow()
    {
        KeyEntry[] before = _places;
        Move(before, new KeyEntry[before.Length * 4], this, 0);
    }

    /// <summary>Moves the entries that differ in the next bit to a new page.</summary>
    /// <param name="spare">An empty array, which becomes this page's; the old one, cleared, becomes the next spare.</param>
    internal KeyPage Divide(ref KeyEntry[]? spare)
    {
        KeyEntry[] before = _places;
        ulong bit = 1UL << Bits++;
        var other = new KeyPage(before.Length, Bits);
        Move(before, spare ?? new KeyEntry[before.Length], other, bit);
        Array.Clear(before, 0, before.Length);
        spare = before;
        return other;
    }

    private void Move(KeyEntry[] entries, KeyEntry[] places, KeyPage other, ulong bit)
    {
        _places = places;
        _count = 0;
        foreach (ref readonly KeyEntry entry in entries.AsSpan())
        {
            if (entry.Number != 0) ((entry.High & bit) == 0 ? this : other).Add(entry);
        }
    }

    /// <summary>Skips the bits of the page and of the share, which are the same for all keys here.</summary>
    private static int PlaceOf(ulong high, KeyEntry[] places) => (int)(high >> 32) & (places.Length - 1);
}
