using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Finds a record by name. Stores 16 bytes per name (its hash and the record's ID), not the name itself. With ten million names the chance
/// of a shared hash is below one in a hundred thousand; such a name counts as ambiguous.
/// </summary>
internal sealed class NameTable
{
    /// <summary>Stands for the ID when several records have the name.</summary>
    internal const long Ambiguous = -1;

    /// <summary>Interpolation steps before the search falls back to halving. Evenly spread hashes need fewer.</summary>
    private const int Guesses = 8;

    private readonly ulong[] _hashes;
    private readonly long[] _ids;

    /// <param name="names">Names with the IDs of their records.</param>
    /// <param name="capacity">Expected number of names; 0 when unknown.</param>
    internal NameTable(IEnumerable<KeyValuePair<string, long>> names, int capacity = 0)
    {
        var hashes = new ulong[capacity];
        var ids = new long[capacity];
        int count = 0;
        foreach (KeyValuePair<string, long> name in names)
        {
            if (count == hashes.Length)
            {
                Array.Resize(ref hashes, Math.Max(16, count * 2));
                Array.Resize(ref ids, hashes.Length);
            }
            hashes[count] = HashOf(name.Key);
            ids[count++] = name.Value;
        }
        Array.Sort(hashes, ids, 0, count);
        count = Unite(hashes, ids, count);
        Array.Resize(ref hashes, count);
        Array.Resize(ref ids, count);
        (_hashes, _ids) = (hashes, ids);
    }

    internal int Count => _hashes.Length;

    /// <summary>The ID of the record with the name; 0 when there is none, <see cref="Ambiguous"/> when there are several.</summary>
    internal long Find(string name)
    {
        ulong hash = HashOf(name), least, most;
        int low = 0, high = _hashes.Length - 1;
        for (int step = 0; low <= high && hash >= (least = _hashes[low]) && hash <= (most = _hashes[high]); step++)
        {
            int place = step < Guesses && most > least ? low + (int)((hash - least) / (double)(most - least) * (high - low))
                : low + (high - low) / 2;
            if (_hashes[place] == hash) return _ids[place];
            if (_hashes[place] < hash) low = place + 1;
            else high = place - 1;
        }
        return 0;
    }

    private static ulong HashOf(string name) => KeyHash.Of(name).High;

    /// <summary>Reduces the sorted arrays to one entry per hash.</summary>
    private static int Unite(ulong[] hashes, long[] ids, int count)
    {
        int last = -1;
        for (int i = 0; i < count; i++)
        {
            if (last >= 0 && hashes[last] == hashes[i])
            {
                if (ids[last] != ids[i]) ids[last] = Ambiguous;
                continue;
            }
            last++;
            (hashes[last], ids[last]) = (hashes[i], ids[i]);
        }
        return last + 1;
    }
}
