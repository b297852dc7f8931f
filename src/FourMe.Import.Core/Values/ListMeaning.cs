namespace FourMe.Import.Values;

/// <summary>Lists: the entries as a set, or as a sequence if the order matters. Empty entries are ignored.</summary>
internal sealed class ListMeaning : CellMeaning
{
    private const string LineBreak = "\n";

    private readonly CellMeaning _entry;
    private readonly bool _ordered;
    private readonly string[] _separators;

    /// <param name="entry">The meaning of an entry.</param>
    /// <param name="ordered">Whether the order matters.</param>
    /// <param name="separators">Separators allowed beside a line break.</param>
    internal ListMeaning(CellMeaning entry, bool ordered, params string?[] separators)
    {
        _entry = entry;
        _ordered = ordered;
        _separators = [LineBreak, .. separators.OfType<string>().Select(separator => separator.Trim())
            .Where(separator => separator.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        return HasSeveral(text) ? string.Join(LineBreak, EntriesOf(text, context)) : _entry.Of(text, context);
    }

    internal override bool IsEmpty(string cell) =>
        cell.Split(_separators, StringSplitOptions.RemoveEmptyEntries).All(string.IsNullOrWhiteSpace);

    internal override IReadOnlyList<string> Entries(string cell, MeaningContext context) => EntriesOf(PlainSpelling.Of(cell), context);

    private bool HasSeveral(string text)
    {
        foreach (string separator in _separators)
            if (text.IndexOf(separator, StringComparison.Ordinal) >= 0) return true;
        return false;
    }

    private IReadOnlyList<string> EntriesOf(string text, MeaningContext context)
    {
        IEnumerable<string> entries = text.Split(_separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => _entry.Of(entry, context)).Where(entry => entry.Length > 0);
        return _ordered ? [.. entries] : [.. entries.Distinct(StringComparer.Ordinal).OrderBy(entry => entry, StringComparer.Ordinal)];
    }
}
