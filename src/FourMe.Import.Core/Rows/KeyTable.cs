namespace FourMe.Import;

/// <summary>
/// From keys to the numbers that were given to them first. 16 bytes an entry; grows in 256 parts, each a quarter at a
/// time, so that there is never more than a moment in which a little is held twice: below 25 bytes a key in all.
/// </summary>
internal sealed class KeyTable
{
    private const int Parts = 256;
    private const int FirstSize = 16;

    private readonly Part[] _parts = new Part[Parts];

    /// <summary>Number of keys.</summary>
    internal long Count { get; private set; }

    /// <summary>Gives a number to a key that has none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="number">The number, from 1 on.</param>
    /// <param name="first">The number that the key had already; <paramref name="number"/> when it is new.</param>
    /// <returns>Whether the key is new.</returns>
    internal bool TryAdd(KeyHash key, uint number, out uint first)
    {
        ref Part part = ref _parts[key.High >> 56];
        if (part.Add(key, number, out first)) Count++;
        return first == number;
    }

    /// <summary>The number of a key; 0 when it has none.</summary>
    internal uint Find(KeyHash key) => _parts[key.High >> 56].Find(key);

    private struct Part
    {
        private Entry[]? _entries;
        private int _count;

        internal bool Add(KeyHash key, uint number, out uint first)
        {
            _entries ??= new Entry[FirstSize];
            if (_count >= _entries.Length - (_entries.Length / 7)) Grow();
            ref Entry entry = ref _entries[Place(_entries, key)];
            if (entry.Number != 0)
            {
                first = entry.Number;
                return false;
            }
            entry = new Entry(key.High, key.Low, number);
            _count++;
            first = number;
            return true;
        }

        internal readonly uint Find(KeyHash key) => _entries is null ? 0 : _entries[Place(_entries, key)].Number;

        private void Grow()
        {
            Entry[] old = _entries!;
            var larger = new Entry[old.Length + Math.Max(FirstSize, old.Length / 4)];
            foreach (Entry entry in old)
                if (entry.Number != 0) larger[Place(larger, new KeyHash(entry.High, entry.Low))] = entry;
            _entries = larger;
        }

        /// <summary>Where a key is, or the free place at which it would be.</summary>
        private static int Place(Entry[] entries, KeyHash key)
        {
            int place = (int)((key.High & 0x00FF_FFFF_FFFF_FFFF) % (ulong)entries.Length);
            while (entries[place].Number != 0 && (entries[place].High != key.High || entries[place].Low != key.Low))
                place = place + 1 == entries.Length ? 0 : place + 1;
            return place;
        }
    }

    private readonly record struct Entry(ulong High, uint Low, uint Number);
}
