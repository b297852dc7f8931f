namespace FourMe.Import;

/// <summary>A fixed list of the service: ids to write in files, labels for people.</summary>
public sealed class Enumeration
{
    private readonly Dictionary<string, string> _ids;
    private readonly Dictionary<string, string> _byLabel = new(StringComparer.OrdinalIgnoreCase);

    internal Enumeration(string name, IReadOnlyList<KeyValuePair<string, string?>> values)
    {
        Name = name;
        Values = values;
        _ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string?> value in values)
        {
            _ids[value.Key] = value.Key;
            if (value.Value is { Length: > 0 } label && !_byLabel.ContainsKey(label)) _byLabel.Add(label, value.Key);
        }
    }

    /// <summary>Key of the list in <c>GET /v1/enums</c>, for example <c>ci.status</c>.</summary>
    public string Name { get; }

    /// <summary>Ids with their labels (null where none is known), in the service's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Values { get; }

    /// <summary>The id that a text stands for: an id in any case, or a label.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <returns>The id as the service spells it, or null.</returns>
    public string? IdOf(string text) =>
        _ids.TryGetValue(text, out string? id) ? id : _byLabel.TryGetValue(text, out id) ? id : null;

    /// <summary>
    /// The list with what another has more: values, and labels of another language. What is here keeps its meaning.
    /// </summary>
    internal Enumeration With(Enumeration other)
    {
        var union = new Enumeration(Name, [.. Values, .. other.Values.Where(value => !_ids.ContainsKey(value.Key))]);
        foreach (KeyValuePair<string, string> label in other._byLabel)
            if (!union._byLabel.ContainsKey(label.Key)) union._byLabel.Add(label.Key, union._ids[label.Value]);
        return union;
    }

    internal string? Nearest(string text) =>
        NearestName.Of(text, _ids.Keys) ?? (NearestName.Of(text, _byLabel.Keys) is { } label ? _byLabel[label] : null);
}
