namespace FourMe.Import.Rows;

/// <summary>
/// From keys to the numbers that were given to them first; some 28 bytes a key. A look-up goes to one place in memory,
/// where most of its time is spent, and growing divides a page at a time, so that no row waits for all others.
/// </summary>
/// <remarks>
/// Pages are full all at about the same time, and half empty after they were divided. Shares of different sizes are out of
/// step with each other: while some divide, others fill what they have.
/// </remarks>
internal sealed class KeyTable
{
    /// <summary>How many of 256 keys go to each share: from one to twice as many in even steps.</summary>
    private static readonly int[] Sizes = [23, 25, 28, 30, 33, 36, 39, 42];

    private static readonly byte[] ShareOf = [.. Sizes.SelectMany((size, share) => Enumerable.Repeat((byte)share, size))];

    private readonly KeyShare?[] _shares = new KeyShare?[Sizes.Length];

    /// <summary>Number of keys.</summary>
    internal long Count { get; private set; }

    /// <summary>Gives a number to a key that has none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="number">The number, from 1 on.</param>
    /// <param name="first">The number that the key had already; <paramref name="number"/> when it is new.</param>
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

    /// <summary>The number of a key; 0 when it has none.</summary>
    internal uint Find(KeyHash key) => _shares[IndexOf(key)]?.Find(key) ?? 0;

    private static int IndexOf(KeyHash key) => ShareOf[key.High >> 56];
}
