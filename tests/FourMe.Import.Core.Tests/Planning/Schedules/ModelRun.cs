namespace FourMe.Import.Core.Tests.Planning.Schedules;

/// <summary>
/// A model of what one night must do. It follows the rules of the documentation alone, independent of the code, in the simplest way. Times
/// are
/// hours.
/// </summary>
internal sealed class ModelRun(int maximumRetire, int retireAfter)
{
    internal sealed class Person
    {
        internal required string Id;
        internal required string Name;
        internal bool Disabled;
    }

    internal sealed class Known
    {
        internal int Missed;
        internal double? MissedAt;
        internal bool RetiredByUs;
    }

    internal sealed record Night(double Hour, Dictionary<string, string> Right, HashSet<string> Refused, bool KeyUnreadable)
    {
        internal int Seen => Right.Count + Refused.Count + (KeyUnreadable ? 1 : 0);

        internal bool Sees(string key) => Right.ContainsKey(key) || Refused.Contains(key);
    }

    /// <summary>The account: all records of this Source.</summary>
    internal SortedDictionary<string, Person> Account { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, Known> Ledger { get; } = [];

    internal bool Approved { get; private set; }

    private readonly List<int> _goodRuns = [];
    private readonly List<(double Hour, int Count)> _retired = [];
    private bool _hadValues;

    /// <summary>The changes that must be planned: action and key.</summary>
    internal List<string> Changes(Night night)
    {
        var changes = new List<string>();
        foreach ((string key, string name) in night.Right)
        {
            if (Account.TryGetValue(key, out Person? person))
            {
                bool ours = Ledger.TryGetValue(key, out Known? known) && known.RetiredByUs;
                if (ours && person.Disabled) changes.Add("Restore " + key);
                else if (person.Name != name) changes.Add("Update " + key);
            }
            else if (!Ledger.ContainsKey(key))
            {
                changes.Add("Create " + key);
            }
        }
        foreach ((string key, Person person) in Account)
        {
            if (night.Sees(key) || night.KeyUnreadable || person.Disabled || !Ledger.TryGetValue(key, out Known? known)) continue;
            if (known.RetiredByUs || MissedTonight(known, night.Hour) >= retireAfter) changes.Add("Retire " + key);
        }
        return [.. changes.Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of all limits that must hold the plan.</summary>
    internal List<string> Held(Night night)
    {
        List<string> changes = Changes(night);
        int inUse = Approved ? Ledger.Values.Count(known => !known.RetiredByUs) : night.Seen;
        int retires = Count(changes, "Retire"), retiredLately = _retired.Where(retired => night.Hour - retired.Hour < 7 * 24).Sum(retired => retired.Count);
        int unseen = Ledger.Count(known => !known.Value.RetiredByUs && !night.Sees(known.Key));
        var held = new List<string>();
        if (!Approved) held.Add("FirstRun");
        if (night.Seen == 0) held.Add("NoRecords");
        if (_goodRuns.Count > 0 && night.Seen < Median() * 9 / 10) held.Add("MinimumRecords");
        if (unseen > Share(5, inUse) && Count(changes, "Create") > Share(5, inUse)) held.Add("KeysMoved");
        if (retires > 0 && retires + retiredLately > maximumRetire) held.Add("MaximumRetire");
        if (_hadValues && night.Seen > 0 && night.Right.Count == 0) held.Add("ColumnEmpty");
        if (Count(changes, "Create") > Math.Max(20, inUse / 5)) held.Add("MaximumCreate");
        if (Count(changes, "Update") > Math.Max(20, inUse / 5) || Count(changes, "Update") > Share(30, inUse)) held.Add("MaximumUpdate");
        return [.. held.Order(StringComparer.Ordinal)];
    }

    /// <summary>Ends the night: either a good one with these changes done, or one that sent nothing.</summary>
    internal void End(Night night, bool isGood, bool isApproval, Func<string, bool> isDone)
    {
        List<string> changes = Changes(night);
        HashSet<string> there = [.. Account.Keys], done = [.. changes.Where(isDone)];
        if (isApproval) Approved = true;
        if (!isGood) return;
        foreach (string change in done) Apply(change, night);
        foreach (string key in night.Right.Keys)
        {
            bool isThere = there.Contains(key) || done.Contains("Create " + key);
            if (!Ledger.ContainsKey(key) && !isThere) continue;
            Known known = Ledger.TryGetValue(key, out Known? before) ? before : Ledger[key] = new Known();
            Forgive(known);
            // Records that the account lost stay as they are. Those whose restore failed are still retired by this name; all others are in
            // use or
            // somebody else's.
            if (isThere) known.RetiredByUs = changes.Contains("Restore " + key) && !done.Contains("Restore " + key);
        }
        foreach (string key in night.Refused)
            if (Ledger.TryGetValue(key, out Known? known)) Forgive(known);
        foreach ((string key, Known known) in Ledger)
        {
            if (night.Sees(key)) continue;
            if (!night.KeyUnreadable && MissedTonight(known, night.Hour) is var missed && missed > known.Missed) (known.Missed, known.MissedAt) = (missed, night.Hour);
            if (done.Contains("Retire " + key)) known.RetiredByUs = true;
        }
        _retired.Add((night.Hour, Count([.. done], "Retire")));
        _goodRuns.Add(night.Seen);
        if (_goodRuns.Count > 7) _goodRuns.RemoveAt(0);
        _hadValues = night.Right.Count > 0;
    }

    private static void Forgive(Known known) => (known.Missed, known.MissedAt) = (0, null);

    private void Apply(string change, Night night)
    {
        string[] words = change.Split(' ');
        string key = words[1];
        if (words[0] == "Create") Account[key] = new Person { Id = $"9{key}", Name = night.Right[key] };
        else if (words[0] == "Retire") Account[key].Disabled = true;
        else (Account[key].Name, Account[key].Disabled) = (night.Right[key], words[0] == "Update" && Account[key].Disabled);
    }

    /// <summary>Misses count at most once in 20 hours.</summary>
    private static int MissedTonight(Known known, double hour) => known.MissedAt is { } last && hour - last < 20 ? known.Missed : known.Missed + 1;

    private long Median()
    {
        int[] sorted = [.. _goodRuns.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static int Count(List<string> changes, string action) => changes.Count(change => change.StartsWith(action, StringComparison.Ordinal));

    /// <summary>A percentage, at least 3 and at most half.</summary>
    private static int Share(int percent, int of) => Math.Min(Math.Max(of * percent / 100, 3), of / 2);
}
