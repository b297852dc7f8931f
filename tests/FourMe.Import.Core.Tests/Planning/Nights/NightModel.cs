namespace FourMe.Import.Core.Tests.Planning.Nights;

/// <summary>
/// A model of what nights must do to an account. It follows the rules of the documentation alone, independent of the code, in the simplest
/// way. Times are hours. The model keeps the changes that persons agreed to.
/// </summary>
/// <param name="maximumRetire">Maximum number of records retired within 7 days; null for no limit.</param>
/// <param name="retireAfter">Number of good runs in which a record must be missing.</param>
/// <param name="minimumRecords">Whether at least 90 % of the usual number of records are required.</param>
internal sealed class NightModel(int? maximumRetire, int retireAfter, bool minimumRecords)
{
    internal sealed class Record
    {
        internal required string Name;
        internal bool Disabled;
    }

    /// <summary>The records of the source in one night.</summary>
    /// <param name="Hour">The time.</param>
    /// <param name="Right">Names of valid records by key.</param>
    /// <param name="Refused">Keys of records that are refused before sending.</param>
    /// <param name="KeyUnreadable">Whether there is another record whose key cannot be read.</param>
    internal sealed record Source(double Hour, Dictionary<string, string> Right, HashSet<string> Refused, bool KeyUnreadable)
    {
        internal int Seen => Right.Count + Refused.Count + (KeyUnreadable ? 1 : 0);

        internal bool Sees(string key) => Right.ContainsKey(key) || Refused.Contains(key);
    }

    /// <summary>A plan as it was made: its changes, and the reasons it is held.</summary>
    internal sealed record Planned(Source Source, List<string> Changes, List<string> Held, HashSet<string> There);

    private sealed class Known
    {
        internal int Missed;
        internal double? MissedAt;
        internal bool RetiredByUs;
    }

    private readonly Dictionary<string, Known> _ledger = [];
    private readonly List<int> _goodRuns = [];
    private readonly List<(double Hour, int Count)> _retired = [];
    private readonly HashSet<string> _agreed = [];
    private bool _approved, _hadValues;

    /// <summary>All records of the Source in the account.</summary>
    internal SortedDictionary<string, Record> Account { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes the plan of a run.</summary>
    internal Planned Plan(Source source)
    {
        List<string> changes = Changes(source);
        return new Planned(source, changes, [.. Held(source, changes).Where(reason => !_agreed.Contains("held " + reason)).Order(StringComparer.Ordinal)], [.. Account.Keys]);
    }

    /// <summary>Agrees to a plan. The first one of a name adds the records it saw to the ledger.</summary>
    internal void Agree(Planned plan)
    {
        _agreed.UnionWith(plan.Changes);
        _agreed.UnionWith(plan.Held.Where(reason => !reason.StartsWith("Maximum", StringComparison.Ordinal)).Select(reason => "held " + reason));
        if (_approved || !plan.Held.Contains("FirstRun")) return;
        _approved = true;
        See(plan.Source, key => plan.There.Contains(key), []);
        Remember(plan.Source);
    }

    /// <summary>Applies a plan. The service refuses the rows of the given keys.</summary>
    /// <returns>Number of records retired without an agreement.</returns>
    internal int Apply(Planned plan, ICollection<string> failed)
    {
        string[] done = [.. plan.Changes.Where(change => !failed.Contains(KeyOf(change)))];
        foreach (string change in done) Apply(change, plan.Source);
        See(plan.Source, key => plan.There.Contains(key) || done.Contains("Create " + key),
            [.. plan.Changes.Except(done).Where(change => change.StartsWith("Restore", StringComparison.Ordinal)).Select(KeyOf)]);
        foreach ((string key, Known known) in _ledger)
        {
            if (plan.Source.Sees(key)) continue;
            if (!plan.Source.KeyUnreadable && Missed(known, plan.Source.Hour) is var missed && missed > known.Missed) (known.Missed, known.MissedAt) = (missed, plan.Source.Hour);
            if (done.Contains("Retire " + key)) known.RetiredByUs = true;
        }
        int unagreed = done.Count(change => change.StartsWith("Retire", StringComparison.Ordinal) && !_agreed.Contains(change));
        _retired.Add((plan.Source.Hour, unagreed));
        Remember(plan.Source);
        _agreed.Clear();
        return unagreed;
    }

    /// <summary>Deletes the ledger, so that the run name starts anew. Agreements are stored elsewhere and are kept.</summary>
    internal void LoseLedger()
    {
        _ledger.Clear();
        _goodRuns.Clear();
        _retired.Clear();
        _approved = _hadValues = false;
    }

    internal void LoseAgreements() => _agreed.Clear();

    private List<string> Changes(Source source)
    {
        var changes = new List<string>();
        foreach ((string key, string name) in source.Right)
        {
            if (Account.TryGetValue(key, out Record? record))
            {
                bool ours = _ledger.TryGetValue(key, out Known? known) && known.RetiredByUs;
                if (ours && record.Disabled) changes.Add("Restore " + key);
                else if (record.Name != name) changes.Add("Update " + key);
            }
            else if (!_ledger.ContainsKey(key))
            {
                changes.Add("Create " + key);
            }
        }
        foreach ((string key, Record record) in Account)
        {
            if (source.Sees(key) || source.KeyUnreadable || record.Disabled || !_ledger.TryGetValue(key, out Known? known)) continue;
            if (known.RetiredByUs || Missed(known, source.Hour) >= retireAfter) changes.Add("Retire " + key);
        }
        return [.. changes.Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Held(Source source, List<string> changes)
    {
        int inUse = _approved ? _ledger.Values.Count(known => !known.RetiredByUs) : source.Seen;
        int unseen = _ledger.Count(known => !known.Value.RetiredByUs && !source.Sees(known.Key));
        int Count(string action) => changes.Count(change => change.StartsWith(action, StringComparison.Ordinal) && !_agreed.Contains(change));
        int All(string action) => changes.Count(change => change.StartsWith(action, StringComparison.Ordinal));
        if (!_approved) yield return "FirstRun";
        if (source.Seen == 0) yield return "NoRecords";
        if (minimumRecords && _goodRuns.Count > 0 && source.Seen < Median() * 9 / 10) yield return "MinimumRecords";
        if (unseen > Share(5, inUse) && All("Create") > Share(5, inUse)) yield return "KeysMoved";
        if (_hadValues && source.Seen > 0 && source.Right.Count == 0) yield return "ColumnEmpty";
        int lately = _retired.Where(retired => source.Hour - retired.Hour < 7 * 24).Sum(retired => retired.Count);
        if (maximumRetire is { } most && Count("Retire") > 0 && Count("Retire") + lately > most) yield return "MaximumRetire";
        if (Count("Create") > Math.Max(20, inUse / 5)) yield return "MaximumCreate";
        if (Count("Update") > Math.Max(20, inUse / 5) || Count("Update") > Share(30, inUse)) yield return "MaximumUpdate";
    }

    /// <summary>
    /// Notes the records of the run. Those whose restore failed are still retired by this name; all others are in use or somebody else's.
    /// </summary>
    private void See(Source source, Func<string, bool> isThere, HashSet<string> notRestored)
    {
        foreach (string key in source.Right.Keys)
        {
            if (!_ledger.TryGetValue(key, out Known? known))
            {
                if (!isThere(key)) continue;
                _ledger.Add(key, known = new Known());
            }
            (known.Missed, known.MissedAt) = (0, null);
            if (isThere(key)) known.RetiredByUs = notRestored.Contains(key);
        }
        foreach (string key in source.Refused)
            if (_ledger.TryGetValue(key, out Known? known)) (known.Missed, known.MissedAt) = (0, null);
    }

    private void Remember(Source source)
    {
        _goodRuns.Add(source.Seen);
        if (_goodRuns.Count > 7) _goodRuns.RemoveAt(0);
        _hadValues = source.Right.Count > 0;
    }

    private void Apply(string change, Source source)
    {
        string key = KeyOf(change);
        if (change.StartsWith("Create", StringComparison.Ordinal)) Account[key] = new Record { Name = source.Right[key] };
        else if (change.StartsWith("Retire", StringComparison.Ordinal)) Account[key].Disabled = true;
        else if (change.StartsWith("Update", StringComparison.Ordinal)) Account[key].Name = source.Right[key];
        else (Account[key].Name, Account[key].Disabled) = (source.Right[key], false);
    }

    /// <summary>Misses count at most once in 20 hours.</summary>
    private static int Missed(Known known, double hour) => known.MissedAt is { } last && hour - last < 20 ? known.Missed : known.Missed + 1;

    private static string KeyOf(string change) => change[(change.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private long Median()
    {
        int[] sorted = [.. _goodRuns.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// <summary>A percentage, at least 3 and at most half.</summary>
    private static int Share(int percent, int of) => Math.Min(Math.Max(of * percent / 100, 3), of / 2);
}
