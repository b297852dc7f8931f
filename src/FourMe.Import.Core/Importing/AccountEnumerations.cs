using FourMe.Import.Catalogue;
using FourMe.Import.Values;

namespace FourMe.Import.Importing;

/// <summary>
/// Extends the shipped lists with the account's values. Nothing is read before a value occurs that no list contains so far,
/// and each source is read once.
/// </summary>
/// <param name="sources">The sources of more lists, the cheapest first; each may return null.</param>
internal sealed class AccountEnumerations(params IReadOnlyList<Func<EnumerationLists?>> sources) : IEnumerationLookup
{
    private readonly Queue<Func<EnumerationLists?>> _unread = new(sources);
    private readonly List<EnumerationLists> _read = [];
    private readonly Dictionary<string, Enumeration> _widened = new(StringComparer.Ordinal);

    public Enumeration? Find(string name) => Enumerations.Find(name);

    /// <summary>The list, extended until it contains the text or all sources were read.</summary>
    public Enumeration Widen(Enumeration list, string text)
    {
        Enumeration wider = Widened(list);
        while (wider.IdOf(text) is null && _unread.Count > 0)
        {
            if (_unread.Dequeue()() is not { } more) continue;
            _read.Add(more);
            _widened.Clear();
            wider = Widened(list);
        }
        return wider;
    }

    private Enumeration Widened(Enumeration list)
    {
        if (_widened.TryGetValue(list.Name, out Enumeration? known)) return known;
        Enumeration wider = list;
        foreach (EnumerationLists lists in _read)
            if (lists.Find(list.Name) is { } more) wider = wider.With(more);
        return _widened[list.Name] = wider;
    }
}
