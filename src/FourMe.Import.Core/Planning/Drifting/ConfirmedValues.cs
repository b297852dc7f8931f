using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The remembered values that were sent, and that the account was seen to have right after the jobs.</summary>
internal sealed class ConfirmedValues
{
    private readonly Dictionary<KeyHash, Dictionary<string, ulong>> _marks = [];

    /// <summary>The account has a value.</summary>
    /// <param name="key">What the run knows the record by.</param>
    /// <param name="column">The header.</param>
    /// <param name="meaning">What the value means.</param>
    internal void Add(string key, string column, string meaning)
    {
        KeyHash hash = KeyHash.Of(key);
        if (!_marks.TryGetValue(hash, out Dictionary<string, ulong>? known)) _marks.Add(hash, known = new(StringComparer.Ordinal));
        known[column] = ValueMark.Of(meaning);
    }

    /// <summary>What the ledger gets to know of a record: what was known before, and what was sent since.</summary>
    internal IReadOnlyDictionary<string, ulong>? After(KeyHash key, IReadOnlyDictionary<string, ulong>? before)
    {
        if (!_marks.TryGetValue(key, out Dictionary<string, ulong>? sent)) return before;
        if (before is null) return sent;
        var after = before.ToDictionary(mark => mark.Key, mark => mark.Value, StringComparer.Ordinal);
        foreach (KeyValuePair<string, ulong> mark in sent) after[mark.Key] = mark.Value;
        return after;
    }
}
