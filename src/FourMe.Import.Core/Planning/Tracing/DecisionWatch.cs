namespace FourMe.Import.Planning;

/// <summary>
/// Collects the decisions about some records while a plan is made. It only observes: the plan is the same without it.
/// </summary>
internal sealed class DecisionWatch
{
    private readonly Dictionary<long, WatchedRecord> _byNumber = [];
    private readonly Dictionary<string, List<WatchedRecord>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> _moved = [];
    private KeyValuePair<long, Failure>? _latest;

    /// <summary>Watches a record of the run.</summary>
    internal WatchedRecord Add(long number, string key)
    {
        WatchedRecord record = _byNumber[number] = Add(key);
        // A record may have been refused while it was read, before it was known to be watched.
        if (_latest is { } latest && latest.Key == number) record.Failure = latest.Value;
        return record;
    }

    /// <summary>Watches a record that is missing from the run.</summary>
    internal WatchedRecord Add(string key)
    {
        var record = new WatchedRecord(key);
        if (!_byKey.TryGetValue(key, out List<WatchedRecord>? same)) _byKey.Add(key, same = []);
        same.Add(record);
        return record;
    }

    internal bool Wants(long number) => _byNumber.ContainsKey(number);

    internal bool Wants(string key) => _byKey.ContainsKey(key);

    /// <summary>Notes that a record took the place of a refused one with the same key.</summary>
    internal void Moved(long number, long place) => _moved[place] = number;

    /// <summary>Notes the account's record.</summary>
    internal void Account(long number, string[] row) => Find(number)?.Account.Add((string[])row.Clone());

    /// <summary>Notes the account's rows of an owner.</summary>
    internal void Account(string key, IEnumerable<string[]> rows)
    {
        foreach (WatchedRecord record in Of(key)) record.Account.AddRange(rows);
    }

    /// <summary>Notes the decision about a column.</summary>
    internal void Decide(long number, string header, string decision)
    {
        if (Find(number) is { } record) record.Columns[header] = decision;
    }

    /// <summary>Notes a change of the plan.</summary>
    internal void Take(PlannedChange planned)
    {
        if (planned.Number > 0) Find(planned.Number)?.Changes.Add(planned.Change);
        else foreach (WatchedRecord record in Of(planned.Change.Key)) record.Changes.Add(planned.Change);
    }

    /// <summary>Notes a note of the plan.</summary>
    internal void Take(PlanNote note)
    {
        foreach (WatchedRecord record in Of(note.Key)) record.Notes.Add(note);
    }

    /// <summary>Notes that a record was refused after it had been read.</summary>
    internal void Take(Failure failure, long number)
    {
        if (Find(number) is { } record) record.Failure ??= failure;
        else _latest = new(number, failure);
    }

    private WatchedRecord? Find(long number)
    {
        if (_moved.Count > 0 && _moved.TryGetValue(number, out long moved)) number = moved;
        return _byNumber.TryGetValue(number, out WatchedRecord? record) ? record : null;
    }

    private IReadOnlyList<WatchedRecord> Of(string key) => _byKey.TryGetValue(key, out List<WatchedRecord>? records) ? records : [];
}
