using FourMe.Import.Catalogue;
using FourMe.Import.Values;

namespace FourMe.Import.Importing;

/// <summary>
/// Widens the shipped lists by what the account knows beyond them. Nothing is read before a value turns up that is in no
/// list so far, and each source is read once.
/// </summary>
/// <param name="sources">Where more lists come from, the cheapest first; each may know nothing.</param>
internal sealed class AccountEnumerations(params IReadOnlyList<Func<EnumerationLists?>> sources) : IEnumerationLookup
{
    private readonly Queue<Func<EnumerationLists?>> _unread = new(sources);
    private readonly List<EnumerationLists> _read = [];
    private readonly Dictionary<string, Enumeration> _widened = new(StringComparer.Ordinal);

    public Enumeration? Find(string name) => Enumerations.Find(name);

    /// <summary>The list with all that is known of it, once it has the text or there is nobody left to ask.</summary>
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
