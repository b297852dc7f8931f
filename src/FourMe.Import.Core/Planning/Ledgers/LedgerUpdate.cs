using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Computes the next state of a ledger: what was seen, what was done and, after a good run, what was missing. Streams the ledger and the
/// plan, and keeps 32 bytes per record in memory.
/// </summary>
/// <param name="step">The outcome of the plan.</param>
/// <param name="done">Its changes.</param>
internal sealed class LedgerUpdate(LedgerStep step, DoneChanges done)
{
    private readonly Dictionary<KeyHash, Sight> _seen = [];

    /// <summary>The seen records whose previous ledger line is needed again.</summary>
    private readonly Dictionary<KeyHash, LedgerRecord> _special = [];

    /// <summary>
    /// Whether the records of a ledger stay as they are: the run saw exactly these records, and nothing else is to be stored of them. Then
    /// only the data about the ledger has to be written.
    /// </summary>
    /// <param name="before">The data about the ledger before the run.</param>
    /// <param name="seenSum">The sum of the seen records; null when more has to be stored of a record.</param>
    internal bool LeavesRecords(LedgerAbout before, string? seenSum) =>
        step.IsGood && !step.Confirmed.Any && seenSum is not null && seenSum == before.SeenSum;

    /// <summary>The ledger after a plan.</summary>
    /// <param name="about">The previous data about the run name; for a new name only owner, name, type and Source.</param>
    /// <param name="before">The previous records.</param>
    /// <param name="seen">The records that the plan has seen. Enumerated twice.</param>
    /// <returns>The new data and records. The records can be enumerated once.</returns>
    internal (LedgerAbout About, IEnumerable<LedgerRecord> Records) After(
        LedgerAbout about, IEnumerable<LedgerRecord> before, Func<IEnumerable<SeenRecord>> seen)
    {
        LedgerAbout after = (about with { Written = step.At }).WithTakenOut(step.At, done.TakenOut, step.Plan);
        if (step.IsGood)
            after = after.WithGoodRun(step.At, step.Seen, step.Plan) with { FilledColumns = step.FilledColumns, Plan = step.Plan };
        // The plan that was agreed to is still to be applied.
        if (step.IsApproval) after = after with { Approved = about.Approved ?? step.At, Plan = null };
        return (after, Records(before, seen));
    }

    private IEnumerable<LedgerRecord> Records(IEnumerable<LedgerRecord> before, Func<IEnumerable<SeenRecord>> seen)
    {
        foreach (SeenRecord record in seen()) Note(record);
        foreach (LedgerRecord record in before)
        {
            KeyHash key = KeyHash.Of(record.Key);
            if (!_seen.TryGetValue(key, out Sight sight))
            {
                yield return Unseen(record, key);
                continue;
            }
            // Records in the run are written below, where their ID is known.
            _seen[key] = sight with { IsKnown = true };
            bool keepsRemembered = record.Remembered is not null && sight.How == SeenHow.Refused;
            if (record.Retired is not null || !sight.HasId || sight.How == SeenHow.Claimed || keepsRemembered) _special[key] = record;
        }
        foreach (SeenRecord record in seen())
        {
            KeyHash key = KeyHash.Of(record.Key);
            if (!_seen.TryGetValue(key, out Sight sight)) continue;
            _seen.Remove(key);
            if (sight.IsKnown) yield return Seen(record, sight.How, key);
            else if (IsThere(record, key)) yield return New(record, sight.How, key);
        }
    }

    /// <summary>
    /// Notes a record of the run. Duplicates count once: accepted wins over refused, and refused over claimed. Unless the run is a good
    /// one, only records that were changed are noted.
    /// </summary>
    private void Note(SeenRecord record)
    {
        KeyHash key = KeyHash.Of(record.Key);
        if (!step.IsGood && !done.Added(key) && !done.Restored(key)) return;
        bool hasId = record.Id.Length > 0;
        _seen[key] = _seen.TryGetValue(key, out Sight sight)
            ? sight with { How = record.How < sight.How ? record.How : sight.How, HasId = hasId || sight.HasId }
            : new Sight(record.How, hasId, IsKnown: false);
    }

    private LedgerRecord Unseen(LedgerRecord record, KeyHash key)
    {
        LedgerRecord after = step is { IsGood: true, CountsAbsences: true } ? record.After(step.At) : record;
        return done.Retired(key) is { } cells ? after with { Retired = new Retired(step.At, cells) } : after;
    }

    private LedgerRecord Seen(SeenRecord record, SeenHow how, KeyHash key)
    {
        LedgerRecord before = _special.TryGetValue(key, out LedgerRecord? special) ? special : new LedgerRecord { Key = record.Key };
        string? id = record.Id.Length > 0 ? record.Id : before.RecordId;
        if (how == SeenHow.Claimed) return before with { RecordId = id };
        // Once a record is in the source again and its restore did not fail, this run name no longer decides whether it is in use.
        bool isStillOurs = how == SeenHow.Refused || done.IsStillRetired(key);
        return new LedgerRecord
        {
            Key = record.Key, RecordId = id, LastSeen = step.At, Retired = isStillOurs ? before.Retired : null,
            // A refused record tells nothing about its values.
            Remembered = how == SeenHow.Refused ? before.Remembered : step.Confirmed.After(key, record.Remembered),
        };
    }

    /// <summary>Whether the account has the record under this Source while the ledger does not know it yet.</summary>
    private bool IsThere(SeenRecord record, KeyHash key) => done.Added(key) || (record.Id.Length > 0 && !done.IsMissing(key));

    private LedgerRecord New(SeenRecord record, SeenHow how, KeyHash key) => new()
    {
        Key = record.Key, RecordId = record.Id.Length > 0 ? record.Id : null, LastSeen = how == SeenHow.Claimed ? null : step.At,
        Remembered = step.Confirmed.After(key, record.Remembered),
    };

    private readonly record struct Sight(SeenHow How, bool HasId, bool IsKnown);
}
