using FourMe.Import.Text;

namespace FourMe.Import;

/// <summary>A fixed list of the service: ids for files, labels for people.</summary>
public sealed class Enumeration
{
    // Created at the first lookup, so that only showing the list does not pay for it.
    private readonly Lazy<Dictionary<string, string>> _ids;
    private readonly Lazy<Dictionary<string, string>> _byLabel;

    internal Enumeration(string name, IReadOnlyList<KeyValuePair<string, string?>> values) : this(name, values, []) { }

    /// <param name="name">Key of the list.</param>
    /// <param name="values">Ids with their labels.</param>
    /// <param name="moreLabels">Further labels, each with its id.</param>
    private Enumeration(string name,
        IReadOnlyList<KeyValuePair<string, string?>> values, IEnumerable<KeyValuePair<string, string>> moreLabels)
    {
        Name = name;
        Values = values;
        _ids = new(() => IndexOf(values.Select(value => new KeyValuePair<string, string>(value.Key, value.Key))));
        _byLabel = new(() => IndexOf(
            values.Where(value => value.Value is { Length: > 0 }).Select(value => new KeyValuePair<string, string>(value.Value!, value.Key))
                .Concat(moreLabels)));
    }

    /// <summary>Key of the list in <c>GET /v1/enums</c>, for example <c>ci.status</c>.</summary>
    public string Name { get; }

    /// <summary>Ids with their labels (null where none is known), in the service's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Values { get; }

    /// <summary>The id of a text: an id in any case, or a label.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <returns>The id as the service spells it, or null.</returns>
    public string? IdOf(string text)
    {
        string? label = _byLabel.Value.TryGetValue(text, out string? ofLabel) ? ofLabel : null;
        if (!_ids.Value.TryGetValue(text, out string? id)) return label;
        // The label of one value may be the id of another in different case ('Skype' and 'skype'): an exact match wins.
        return id != text && label is not null && HasLabel(label, text) ? label : id;
    }

    /// <summary>Not in the method above: there it would cost each look-up an object.</summary>
    private bool HasLabel(string id, string label) => Values.Any(value => value.Key == id && value.Value == label);

    /// <summary>
    /// The list, extended with the values and labels of another one. Existing entries keep their meaning.
    /// </summary>
    internal Enumeration With(Enumeration other)
    {
        KeyValuePair<string, string?>[] union = [.. Values, .. other.Values.Where(value => !_ids.Value.ContainsKey(value.Key))];
        Dictionary<string, string> ids = IndexOf(union.Select(value => new KeyValuePair<string, string>(value.Key, value.Key)));
        IEnumerable<KeyValuePair<string, string>> labels = _byLabel.Value.Concat(other._byLabel.Value);
        return new Enumeration(Name, union, [.. labels.Select(label => new KeyValuePair<string, string>(label.Key, ids[label.Value]))]);
    }

    internal string? Nearest(string text) =>
        NearestName.Of(text, _ids.Value.Keys) ?? (NearestName.Of(text, _byLabel.Value.Keys) is { } label ? _byLabel.Value[label] : null);

    /// <summary>Of entries with the same key, in any case, the first counts.</summary>
    private static Dictionary<string, string> IndexOf(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var index = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> entry in entries)
            if (!index.ContainsKey(entry.Key)) index.Add(entry.Key, entry.Value);
        return index;
    }
}
