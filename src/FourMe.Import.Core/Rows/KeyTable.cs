namespace FourMe.Import.Rows;

/// <summary>
/// Maps keys to the numbers of their first occurrence, in about 26 bytes per key. A lookup usually needs one memory access,
/// and the table grows by one page at a time, so no row waits for a rehash of all others.
/// </summary>
/// <remarks>
/// Pages of one share fill up at about the same time, and are half empty after they were divided. Shares of different sizes
/// do so at different times, which evens out the memory.
/// </remarks>
internal sealed class KeyTable
{
    /// <summary>How many of 256 keys go to each share: evenly spaced from n to 2n.</summary>
    private static readonly int[] Sizes = [23, 25, 28, 30, 33, 36, 39, 42];

    private static readonly byte[] ShareOf = [.. Sizes.SelectMany((size, share) => Enumerable.Repeat((byte)share, size))];

    private readonly KeyShare?[] _shares = new KeyShare?[Sizes.Length];

    /// <summary>Number of keys.</summary>
    internal long Count { get; private set; }

    /// <summary>Adds a key unless it exists.</summary>
    /// <param name="key">The key.</param>
    /// <param name="number">The number, from 1 on.</param>
    /// <param name="first">The number of the first occurrence; <paramref name="number"/> when the key is new.</param>
    /// <returns>Whether the key is new.</returns>
    internal bool TryAdd(KeyHash key, uint number, out uint first)
    {
        KeyShare share = _shares[IndexOf(key)] ??= new KeyShare();
        first = share.Find(key);
        if (first != 0) return false;
        share.Add(new KeyEntry(key, number));
        first = number;
        Count++;
        return true;
    }

    /// <summary>The number of a key; 0 when it is unknown.</summary>
    internal uint Find(KeyHash key) => _shares[IndexOf(key)]?.Find(key) ?? 0;

    private static int IndexOf(KeyHash key) => ShareOf[key.High >> 56];
}
