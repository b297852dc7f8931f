using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The remembered values that were sent and that the account had right after the jobs.</summary>
internal sealed class ConfirmedValues
{
    private readonly Dictionary<KeyHash, Dictionary<string, ulong>> _marks = [];

    /// <summary>Whether any values were confirmed.</summary>
    internal bool Any => _marks.Count > 0;

    /// <summary>Notes a value that the account has.</summary>
    /// <param name="key">The key by which the run knows the record.</param>
    /// <param name="column">The header.</param>
    /// <param name="meaning">The normalized value.</param>
    internal void Add(string key, string column, string meaning)
    {
        KeyHash hash = KeyHash.Of(key);
        if (!_marks.TryGetValue(hash, out Dictionary<string, ulong>? known)) _marks.Add(hash, known = new(StringComparer.Ordinal));
        known[column] = ValueMark.Of(meaning);
    }

    /// <summary>The marks for the ledger: the previous ones, updated by those confirmed since; null when there are none.</summary>
    internal IReadOnlyDictionary<string, ulong>? After(KeyHash key, IReadOnlyDictionary<string, ulong>? before)
    {
        if (!_marks.TryGetValue(key, out Dictionary<string, ulong>? sent)) return before;
        if (before is null) return sent;
        var after = before.ToDictionary(mark => mark.Key, mark => mark.Value, StringComparer.Ordinal);
        foreach (KeyValuePair<string, ulong> mark in sent) after[mark.Key] = mark.Value;
        return after;
    }
}
