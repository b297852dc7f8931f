using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// The ledger's data about this run. Records of the run are marked; for each missing record a few bytes are kept.
/// </summary>
internal sealed class KnownRecords
{
    private readonly Dictionary<KeyHash, Absent> _absent = [];
    private readonly Dictionary<uint, Retired> _retired = [];
    private readonly Ledger? _ledger;

    /// <summary>Reads the ledger once.</summary>
    /// <param name="ledger">The ledger; null when the run name has none yet.</param>
    /// <param name="find">Returns the number of the run's record with a ledger key; 0 when there is none.</param>
    /// <param name="mark">Receives the ledger's data of a run's record.</param>
    /// <param name="now">The time of the run.</param>
    internal KnownRecords(Ledger? ledger, Func<string, uint> find, Action<uint, LedgerRecord> mark, DateTimeOffset now)
    {
        _ledger = ledger;
        foreach (LedgerRecord record in ledger?.Records() ?? [])
        {
            if (find(record.Key) is not 0 and var number)
            {
                mark(number, record);
                if (record.Retired is { } retired) _retired[number] = retired;
                continue;
            }
            _absent[HashOf(record.Key)] = new Absent(record.MissedWith(now), record.Retired is not null, false);
            if (record.Retired is null) Unseen++;
        }
    }

    /// <summary>Number of records that are not retired and are missing from the run.</summary>
    internal long Unseen { get; private set; }

    /// <summary>How this run name retired a record that is in the run again; null when it did not.</summary>
    internal Retired? RetiredAs(uint number) => _retired.TryGetValue(number, out Retired? retired) ? retired : null;

    /// <summary>Finds a record of the account that is missing from the run, and marks it as found in the account.</summary>
    /// <returns>Whether the ledger has it.</returns>
    internal bool TryFindAbsent(string key, out Absent absent)
    {
        KeyHash hash = HashOf(key);
        if (!_absent.TryGetValue(hash, out absent)) return false;
        if (!absent.IsFound) _absent[hash] = absent with { IsFound = true };
        return true;
    }

    /// <summary>Keys of records that are not retired but missing from both the run and the account.</summary>
    internal IEnumerable<string> Vanished() => _ledger is null || _absent.Values.All(absent => absent.IsFound) ? []
        : _ledger.Records().Where(record => record.Retired is null && _absent.TryGetValue(HashOf(record.Key), out Absent absent)
            && !absent.IsFound).Select(record => record.Key);

    private static KeyHash HashOf(string key) => KeyHash.Of(key);

    /// <summary>A record of the ledger that is missing from the run.</summary>
    /// <param name="Missed">The number of good runs in which it is missing, this one included.</param>
    /// <param name="IsRetired">Whether this run name retired it.</param>
    /// <param name="IsFound">Whether the account has it.</param>
    internal readonly record struct Absent(int Missed, bool IsRetired, bool IsFound);
}
