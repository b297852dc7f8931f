using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// What the ledger of the run name says of this run: records that came in are marked, of those that did not a few bytes are kept.
/// </summary>
internal sealed class KnownRecords
{
    private readonly Dictionary<KeyHash, Absent> _absent = [];
    private readonly Dictionary<uint, Retired> _retired = [];
    private readonly Ledger? _ledger;

    /// <summary>Reads the ledger once.</summary>
    /// <param name="ledger">The ledger; null when the run name has none yet.</param>
    /// <param name="find">The number of the record that came in with a key of the ledger; 0 when none did.</param>
    /// <param name="mark">Takes what the ledger says of a record that came in.</param>
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

    /// <summary>Number of records in use that did not come in.</summary>
    internal long Unseen { get; private set; }

    /// <summary>How this run name took a record out of use that has come in again.</summary>
    internal Retired? RetiredAs(uint number) => _retired.TryGetValue(number, out Retired? retired) ? retired : null;

    /// <summary>What is known of a record of the account that did not come in.</summary>
    /// <returns>Whether the ledger has it.</returns>
    internal bool TryFindAbsent(string key, out Absent absent)
    {
        KeyHash hash = HashOf(key);
        if (!_absent.TryGetValue(hash, out absent)) return false;
        if (!absent.IsFound) _absent[hash] = absent with { IsFound = true };
        return true;
    }

    /// <summary>The keys of records in use that neither came in nor are in the account.</summary>
    internal IEnumerable<string> Vanished() => _ledger is null || _absent.Values.All(absent => absent.IsFound) ? []
        : _ledger.Records().Where(record => record.Retired is null && _absent.TryGetValue(HashOf(record.Key), out Absent absent)
            && !absent.IsFound).Select(record => record.Key);

    private static KeyHash HashOf(string key) => KeyHash.Of(key);

    /// <summary>A record of the ledger that did not come in.</summary>
    /// <param name="Missed">In how many good runs it would have been missing with this one.</param>
    /// <param name="IsRetired">This run name took it out of use.</param>
    /// <param name="IsFound">The account has it.</param>
    internal readonly record struct Absent(int Missed, bool IsRetired, bool IsFound);
}
