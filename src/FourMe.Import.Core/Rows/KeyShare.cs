namespace FourMe.Import.Rows;

/// <summary>Pages of a <see cref="KeyTable"/> that are divided, one at a time, as they get full.</summary>
/// <remarks>
/// Extendible hashing: low bits of a key tell its page, as many of them as the page was divided; a page that was not divided
/// as often as others stands in the list several times.
/// </remarks>
internal sealed class KeyShare
{
    private KeyPage[] _pages = [new KeyPage(KeyPage.Smallest, 0)];
    private KeyEntry[]? _spare;

    /// <summary>The number of a key; 0 when it is not here.</summary>
    internal uint Find(KeyHash key) => PageOf(key.High).Find(key);

    /// <summary>Takes an entry whose key is not here.</summary>
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

    /// <summary>Gives half of a page's entries to a page of their own: those which the next bit tells apart.</summary>
    private void Divide(KeyPage page, ulong high)
    {
        int bit = 1 << page.Bits;
        if (bit == _pages.Length) _pages = [.. _pages, .. _pages];
        KeyPage other = page.Divide(ref _spare);
        for (int i = (int)high & (bit - 1) | bit; i < _pages.Length; i += bit << 1) _pages[i] = other;
    }
}
