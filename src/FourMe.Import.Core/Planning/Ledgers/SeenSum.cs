using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// A sum of the hashes of records (key and ID), independent of their order. When a plan and a ledger have the same sum, they have the same
/// records, so the ledger's file can stay as it is. With 96 bits, equal sums of different records by chance are practically impossible.
/// </summary>
internal sealed class SeenSum
{
    private ulong _high, _low;
    private long _count;
    private bool _isMore;

    /// <summary>The sum; null without records, and when the ledger must store more of a record than that it was seen.</summary>
    internal string? Text => _count == 0 || _isMore ? null : $"{_count:x}-{_high:x16}-{_low:x16}";

    /// <summary>Adds a record of the plan.</summary>
    internal void Add(SeenRecord record)
    {
        if (record is { How: SeenHow.Seen, Remembered: null }) Add(record.Key, record.Id);
        else _isMore = true;
    }

    /// <summary>Adds a record of a ledger.</summary>
    /// <param name="record">The record.</param>
    /// <param name="lastGoodRun">The time of the ledger's last good run; null when there was none.</param>
    internal void Add(LedgerRecord record, DateTimeOffset? lastGoodRun)
    {
        if (record is { LastSeen: { } seen, Missed: 0, MissedLast: null, Retired: null, Remembered: null } && seen == lastGoodRun)
            Add(record.Key, record.RecordId ?? string.Empty);
        else _isMore = true;
    }

    private void Add(string key, string id)
    {
        KeyHash hash = KeyHash.Of(key).With(id.AsSpan());
        _count++;
        unchecked
        {
            _high += hash.High;
            _low += hash.Low;
        }
    }
}
