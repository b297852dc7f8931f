using FourMe.Import.Errors;

namespace FourMe.Import.Mapping;

/// <summary>
/// Proposes a map for records of an unknown system, by equal names, the words of <see cref="MapVocabulary"/>, and values that
/// fit the column. A wrong proposal is worse than none, so similar names are not enough.
/// </summary>
internal sealed class MapProposal
{
    private readonly RecordType _type;
    private readonly MapVocabulary _words;
    private readonly List<SourceProperty> _properties;
    private readonly List<MapEntry> _entries = [];
    private readonly HashSet<SourceProperty> _used = [];
    private readonly Dictionary<SourceProperty, string> _reasons = [];

    private MapProposal(RecordType type, IEnumerable<SourceProperty> properties, MapVocabulary words)
    {
        _type = type;
        _words = words;
        _properties = [.. properties.Where(property => property.Name.Trim().Length > 0)];
    }

    /// <summary>Creates the proposal.</summary>
    /// <param name="type">The record type.</param>
    /// <param name="properties">The properties of the records.</param>
    /// <param name="words">The words for columns; null for the shipped ones.</param>
    /// <exception cref="FourMeException"><c>ColumnsNotKnown</c>.</exception>
    internal static MapDraft For(RecordType type, IEnumerable<SourceProperty> properties, MapVocabulary? words = null)
    {
        if (!type.ColumnsKnown) throw Failures.ColumnsNotKnown(type.Name).ToException();
        return new MapProposal(type, properties, words ?? MapVocabulary.Shipped).Draft();
    }

    private MapDraft Draft()
    {
        Column[] columns = [.. _type.Columns.Where(column =>
            column is { ReadOnly: false, DeprecatedBy: null } && column.Name is not ("ID" or "Source" or "Source ID"))];
        // A property with the column's own name wins over all other words.
        foreach (Column column in columns)
            if (_properties.Find(property => _type.FindColumn(property.Name) == column) is { } same && !IsPartOfName(same)) Take(column,
                same);
        foreach (Column column in columns.OrderBy(column => column.Requirement == ColumnRequirement.None))
            if (!Has(column)) Fill(column);
        return new MapDraft(
            [.. columns.SelectMany(column => _entries.Where(entry => entry.Column == column.Name))],
            [.. columns.Where(column => column.Requirement != ColumnRequirement.None && !Has(column))],
            [.. _properties.Where(property => !_used.Contains(property))
                .Select(property =>
                    new KeyValuePair<SourceProperty, string?>(property, _reasons.TryGetValue(property, out string? reason) ? reason
                    : null))]);
    }

    private bool Has(Column column) => _entries.Exists(entry => entry.Column == column.Name);

    private void Fill(Column column)
    {
        foreach (string word in _words.For(_type, column))
            if (Unused(word) is { } property && !IsPartOfName(property) && Take(column, property)) return;
        foreach (string word in _words.Opposites(_type, column))
            if (Unused(word) is { } property && Negate(column, property)) return;
        if (column.Name == "Name" && _type.Name == "people") JoinNames(column);
        else if (_words.Joined(_type, column) is { Count: > 0 } groups) Join(column,
            [.. groups.Select(group => group.Select(Unused).FirstOrDefault(found => found is not null))]);
    }

    private SourceProperty? Unused(string word) =>
        _properties.Find(property => !_used.Contains(property) && MapVocabulary.Plain(property.Name) == word);

    private SourceProperty? Any(IEnumerable<string> words) => words.Select(Unused).FirstOrDefault(found => found is not null);

    /// <summary>Whether a property called Name is a last name: it is when there is also a first name that it does not contain.</summary>
    private bool IsPartOfName(SourceProperty property)
    {
        if (!_words.Either.Contains(MapVocabulary.Plain(property.Name)) || _type.Name != "people") return false;
        if (Any(_words.First) is not { } first) return false;
        string[] firstNames = [.. first.Values.Select(value => ValueText.Of(value) ?? string.Empty)];
        return property.Values.Count == 0 || property.Values.Zip(firstNames, (name, part) =>
            $"{ValueText.Of(name)}".IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            .Count(holds => holds) * 2 < Math.Min(property.Values.Count, firstNames.Length);
    }

    private void JoinNames(Column column)
    {
        if (Any(_words.Either) is { } full && !IsPartOfName(full) && Take(column, full)) return;
        // With a name affix, as in Jan van den Berg, first and last name are not the full name.
        if (Any(_words.Between) is not null) return;
        Join(column, [Any(_words.First), Any(_words.Last) ?? Any(_words.Either)]);
    }

    private void Join(Column column, SourceProperty?[] parts)
    {
        if (parts.Length == 0 || Array.Exists(parts, part => part is null)) return;
        _entries.Add(new MapEntry(column.Name, parts.Select(part => part!.Name))
        {
            Format = string.Join(" ", parts.Select((_, i) => $"{{{i}}}")), Trim = true,
        });
        // The parts of a product are also columns.
        if (_type.Name == "people") foreach (SourceProperty? part in parts) _used.Add(part!);
    }

    private bool Take(Column column, SourceProperty property)
    {
        if (column.Kind == ColumnKind.Boolean) return Translate(column, property, isOpposite: false);
        if (ValueFit.Problem(column, property) is { } problem) return Refuse(property, column, problem);
        bool hasBlanks = property.Values.Any(value => value is string text && text.Length != text.Trim().Length);
        return Add(property, new MapEntry(column.Name, [property.Name]) { Trim = hasBlanks });
    }

    private bool Negate(Column column, SourceProperty property) => Translate(column, property, isOpposite: true);

    /// <summary>A boolean, translated from the words of the records unless the service knows them.</summary>
    private bool Translate(Column column, SourceProperty property, bool isOpposite)
    {
        if (property.Values.All(value => value is bool) || ValueFit.Problem(column, property) is null)
            return Add(property, new MapEntry(column.Name, [property.Name]) { Not = isOpposite });
        string[] words = [.. property.Values.Select(value => ValueText.Of(value)?.Trim() ?? string.Empty)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        if (words.FirstOrDefault(word => !IsTrue(word) && !IsFalse(word)) is { } unknown) return Refuse(property, column,
            $"the meaning of '{Short(unknown)}' is unknown.");
        return Add(property, new MapEntry(column.Name, [property.Name])
        {
            Trim = true, Values = words.ToDictionary(word => word, word => (object?)(IsTrue(word) != isOpposite),
                StringComparer.OrdinalIgnoreCase),
        });
    }

    private bool IsTrue(string word) => _words.True.Contains(MapVocabulary.Plain(word)) && MapVocabulary.Plain(word).Length > 0;

    private bool IsFalse(string word) => _words.False.Contains(MapVocabulary.Plain(word)) && MapVocabulary.Plain(word).Length > 0;

    private bool Add(SourceProperty property, MapEntry entry)
    {
        _entries.Add(entry);
        _used.Add(property);
        _reasons.Remove(property);
        return true;
    }

    private bool Refuse(SourceProperty property, Column column, string reason)
    {
        _reasons[property] = $"perhaps '{column.Name}', but {reason}";
        return false;
    }

    private static string Short(string word) => word.Length <= 20 ? word : word.Substring(0, 20) + "...";
}
