using System.Runtime.InteropServices;

namespace FourMe.Import;

/// <summary>
/// From keys to the numbers that were given to them first. 20 bytes an entry and 4 a bucket, in pages that are never
/// copied or given up: growing leaves nothing behind, and a bucket is split at a time, so that no row waits for all others.
/// </summary>
/// <remarks>
/// Linear hashing: buckets below the one that is split next are told apart by one more bit than the others. Pages stay
/// below the size (85,000 bytes) from which on allocating makes the runtime collect everything.
/// </remarks>
internal sealed class KeyTable
{
    private const int FirstBuckets = 1024;
    private const int None = 0;

    private readonly Pages<Entry> _entries = new(4 * 1024);
    private readonly Pages<int> _buckets = new(16 * 1024);
    private uint _mask = FirstBuckets - 1;
    private uint _nextSplit;

    /// <summary>Number of keys.</summary>
    internal long Count { get; private set; }

    /// <summary>Gives a number to a key that has none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="number">The number, from 1 on.</param>
    /// <param name="first">The number that the key had already; <paramref name="number"/> when it is new.</param>
    /// <returns>Whether the key is new.</returns>
    internal bool TryAdd(KeyHash key, uint number, out uint first)
    {
        if (Count == 0) Begin();
        ref int bucket = ref _buckets[BucketOf(key.High)];
        first = NumberIn(bucket, key);
        if (first != 0) return false;
        int place = _entries.Extend(1);
        _entries[place] = new Entry(key.High, key.Low, number, bucket);
        bucket = place;
        first = number;
        if (++Count > _buckets.Count) Split();
        return true;
    }

    /// <summary>The number of a key; 0 when it has none.</summary>
    internal uint Find(KeyHash key) => Count == 0 ? 0 : NumberIn(_buckets[BucketOf(key.High)], key);

    private void Begin()
    {
        _buckets.Extend(FirstBuckets);
        // The place that means none.
        _entries.Extend(1);
    }

    private uint NumberIn(int place, KeyHash key)
    {
        while (place != None)
        {
            ref Entry entry = ref _entries[place];
            if (entry.High == key.High && entry.Low == key.Low) return entry.Number;
            place = entry.Next;
        }
        return 0;
    }

    private int BucketOf(ulong high)
    {
        uint bucket = (uint)high & _mask;
        return (int)(bucket < _nextSplit ? (uint)high & ((_mask << 1) | 1) : bucket);
    }

    /// <summary>Makes a bucket more, out of those entries of another one that the next bit tells apart.</summary>
    private void Split()
    {
        int from = (int)_nextSplit, place = _buckets[from], stay = None, move = None;
        int to = _buckets.Extend(1);
        while (place != None)
        {
            ref Entry entry = ref _entries[place];
            int next = entry.Next;
            ref int chain = ref ((uint)entry.High & (_mask + 1)) == 0 ? ref stay : ref move;
            entry.Next = chain;
            chain = place;
            place = next;
        }
        _buckets[from] = stay;
        _buckets[to] = move;
        if (++_nextSplit <= _mask) return;
        _mask = (_mask << 1) | 1;
        _nextSplit = 0;
    }

    [StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
    private struct Entry(ulong high, uint low, uint number, int next)
    {
        internal readonly ulong High = high;
        internal readonly uint Low = low;
        internal readonly uint Number = number;
        internal int Next = next;
    }
}
