namespace FourMe.Import.Rows;

/// <summary>A part of a <see cref="KeyTable"/> whose pages are divided one at a time when they are full.</summary>
/// <remarks>
/// Extendible hashing: the low bits of a key are the index in the directory; a page that was divided less often than others
/// is in the directory several times.
/// </remarks>
internal sealed class KeyShare
{
    private KeyPage[] _pages = [new KeyPage(KeyPage.Smallest, 0)];
    private KeyEntry[]? _spare;

    /// <summary>The number of a key; 0 when it is not found.</summary>
    internal uint Find(KeyHash key) => PageOf(key.High).Find(key);

    /// <summary>Adds an entry whose key is new.</summary>
    internal void Add(KeyEntry entry)
    {
        KeyPage page = PageOf(entry.High);
        while (page.IsFull)
        {
            if (page.CanGrow) page.Grow();
            else Divide(page, entry.High);
            page = PageOf(entry.High);
        }
        page.Add(entry);
    }

    private KeyPage PageOf(ulong high) => _pages[(int)((uint)high & (uint)(_pages.Length - 1))];

    /// <summary>Divides a page by the next bit.</summary>
    private void Divide(KeyPage page, ulong high)
    {
        int bit = 1 << page.Bits;
        if (bit == _pages.Length) _pages = [.. _pages, .. _pages];
        KeyPage other = page.Divide(ref _spare);
        for (int i = (int)high & (bit - 1) | bit; i < _pages.Length; i += bit << 1) _pages[i] = other;
    }
}
