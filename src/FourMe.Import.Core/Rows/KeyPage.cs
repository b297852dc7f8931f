namespace FourMe.Import.Rows;

/// <summary>
/// Some entries of a <see cref="KeyShare"/>: each stands at the place that its key tells, or at the next free one after it.
/// </summary>
/// <param name="places">Number of places; a power of two.</param>
/// <param name="bits">How many low bits all keys here have in common.</param>
internal sealed class KeyPage(int places, int bits)
{
    /// <summary>Places of the first page.</summary>
    internal const int Smallest = 64;

    /// <summary>
    /// Bits that tell pages apart at most, enough for more keys than there are numbers; more that are alike in them are alike on purpose.
    /// </summary>
    private const int MostBits = 16;

    /// <summary>
    /// Places of a page that is divided instead of growing: 64 KB, below the size (85,000 bytes) from which on allocating
    /// makes the runtime collect everything.
    /// </summary>
    internal const int Largest = 4096;

    private KeyEntry[] _places = new KeyEntry[places];
    private int _count;

    /// <summary>How many low bits all keys here have in common.</summary>
    internal int Bits { get; private set; } = bits;

    /// <summary>With more than four fifths, the way to the next free place gets long.</summary>
    internal bool IsFull => _count >= _places.Length / 5 * 4;

    internal bool CanGrow => _places.Length < Largest || Bits == MostBits;

    /// <summary>The number of a key; 0 when it is not here.</summary>
    internal uint Find(KeyHash key)
    {
        KeyEntry[] places = _places;
        for (int place = PlaceOf(key.High, places); ; place = (place + 1) & (places.Length - 1))
        {
            ref readonly KeyEntry entry = ref places[place];
            if (entry.Number == 0 || (entry.High == key.High && entry.Low == key.Low)) return entry.Number;
        }
    }

    /// <summary>Takes an entry whose key is not here.</summary>
    internal void Add(in KeyEntry entry)
    {
        KeyEntry[] places = _places;
        int place = PlaceOf(entry.High, places);
        while (places[place].Number != 0) place = (place + 1) & (places.Length - 1);
        places[place] = entry;
        _count++;
    }

    /// <summary>Takes four times as many places.</summary>
    internal void Grow()
    {
        KeyEntry[] before = _places;
        Move(before, new KeyEntry[before.Length * 4], this, 0);
    }

    /// <summary>Gives the entries that one more bit tells apart to a new page.</summary>
    /// <param name="spare">Empty places, which become those of this page; those it had, emptied, are the next spare ones.</param>
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

    /// <summary>Not by the bits that tell the page, nor by those that tell the share: they are the same for all keys here.</summary>
    private static int PlaceOf(ulong high, KeyEntry[] places) => (int)(high >> 32) & (places.Length - 1);
}
