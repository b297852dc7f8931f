namespace FourMe.Import.Planning;

/// <summary>
/// Counts how often each new value of a column occurs and whether it replaces different old ones. Keeps at most 65,536 values. Beyond that
/// the rarest are dropped, and counts may be too high but never too low (Misra and Gries, 1982).
/// </summary>
internal sealed class ValueCounts(int most = ValueCounts.Most)
{
    private const int Most = 65_536;
    private const int ShownText = 80;

    private readonly Dictionary<ulong, Entry> _entries = [];
    private long _forgotten;

    /// <summary>Counts a cell.</summary>
    /// <param name="value">Hash of the new value.</param>
    /// <param name="old">Hash of the old value.</param>
    /// <param name="text">The new value as text, for messages.</param>
    internal void Add(ulong value, ulong old, string text)
    {
        if (_entries.TryGetValue(value, out Entry entry))
        {
            _entries[value] = entry with { Count = entry.Count + 1, Differs = entry.Differs || entry.Old != old };
            return;
        }
        if (_entries.Count >= most) Forget();
        if (_entries.Count < most) _entries.Add(value, new Entry(1, old, _forgotten > 0,
            text.Length <= ShownText ? text : text.Substring(0, ShownText) + "..."));
    }

    /// <summary>The most frequent new value that replaces different old ones; null when there is none.</summary>
    internal (long Count, string Value)? MostOverDifferent() => _entries.Values.Where(entry => entry.Differs)
        .OrderByDescending(entry => entry.Count).ThenBy(entry => entry.Text, StringComparer.Ordinal)
        .Select(entry => ((long, string)?)(entry.Count + _forgotten, entry.Text)).FirstOrDefault();

    /// <summary>Lowers every count by one and drops the values that reach zero.</summary>
    private void Forget()
    {
        _forgotten++;
        foreach (ulong value in _entries.Keys.ToArray())
        {
            Entry entry = _entries[value];
            if (entry.Count == 1) _entries.Remove(value);
            else _entries[value] = entry with { Count = entry.Count - 1 };
        }
    }

    private readonly record struct Entry(long Count, ulong Old, bool Differs, string Text);
}
