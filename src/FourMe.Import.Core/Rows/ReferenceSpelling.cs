using System.Text;
using FourMe.Import.Hosting;

namespace FourMe.Import.Rows;

/// <summary>
/// Finds references that differ from a known name only in case or blanks: the service looks up names exactly, and would not
/// find them. People are not checked, because e-mail addresses compare regardless of case.
/// </summary>
internal sealed class ReferenceSpelling
{
    /// <summary>Maximum number of different references; more are not checked.</summary>
    private const int MostReferences = 10_000;

    private const string People = "people";

    private readonly RowColumn? _name;
    private readonly KeyValuePair<Column, RowColumn>[] _references;
    private readonly Dictionary<string, NamesAtHand> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<KeyValuePair<string, string>, long> _seen = [];
    private readonly string _type;

    internal ReferenceSpelling(RecordType type, PlanSlots slots, RecordOptions options)
    {
        _type = type.Name;
        foreach (KeyValuePair<string, IReadOnlyCollection<string>> names in options.KnownNames)
        {
            NamesAtHand known = _known[names.Key] = new NamesAtHand();
            foreach (string name in names.Value) known.Add(name);
        }
        if (type.ReferredBy is { } own && type.Name != People)
        {
            _name = new RowColumn(own, slots);
            if (!_known.ContainsKey(type.Name)) _known[type.Name] = new NamesAtHand();
        }
        _references = [.. type.Columns.Where(column => column.Reference is { } other && other != People && _known.ContainsKey(other))
            .Select(column => new KeyValuePair<Column, RowColumn>(column, new RowColumn(column.Name, slots)))];
    }

    /// <summary>Notes a row: its own name and its references.</summary>
    internal void Watch(string?[] cells, long number)
    {
        bool isNeeded = false;
        foreach (KeyValuePair<Column, RowColumn> reference in _references)
        {
            if (!reference.Value.IsThere) continue;
            isNeeded = true;
            if (reference.Value.In(cells) is not { Length: > 0 } cell) continue;
            if (reference.Key.IsList) foreach (string item in cell.Split('\n')) Note(reference.Key.Name, item, number);
            else Note(reference.Key.Name, cell, number);
        }
        if (isNeeded && _name?.In(cells) is { Length: > 0 } name) _known[_type].Add(name);
    }

    /// <summary>Ends the input: one warning per column.</summary>
    internal void Report(Notices notices)
    {
        foreach (KeyValuePair<Column, RowColumn> reference in _references)
        {
            NamesAtHand names = _known[reference.Key.Reference!];
            var wrong = _seen.Where(seen => seen.Key.Key == reference.Key.Name)
                .Select(seen => (Text: seen.Key.Value, First: seen.Value, Right: names.Misspelt(seen.Key.Value)))
                .Where(seen => seen.Right is not null).OrderBy(seen => seen.First).ToList();
            if (wrong.Count == 0) continue;
            (string text, long first, string? right) = wrong[0];
            notices.Once(new Notice("ReferenceSpelling",
                $"'{text}' in '{reference.Key.Name}' (record {first}) differs from '{right}' only in case or blanks, so the service may " +
                    $"not find it" +
                (wrong.Count == 1 ? "." : $"; so do {wrong.Count - 1} other names in this column."))
            { Row = first, Column = reference.Key.Name, Suggestion = right }, reference.Key.Name);
        }
    }

    private void Note(string column, string text, long number)
    {
        // A record of another account is not among the known names.
        if (string.IsNullOrWhiteSpace(text) || text.IndexOf(" @", StringComparison.Ordinal) >= 0 || _seen.Count >= MostReferences) return;
        KeyValuePair<string, string> key = new(column, text);
        if (!_seen.ContainsKey(key)) _seen.Add(key, number);
    }

    /// <summary>Names of one type, exact and normalized.</summary>
    private sealed class NamesAtHand
    {
        /// <summary>Maximum number of names; beyond that a misspelling may pass.</summary>
        private const int MostNames = 1_000_000;

        private readonly Dictionary<string, string> _byLetters = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> _written = new(StringComparer.Ordinal);

        internal void Add(string name)
        {
            string trimmed = name.Trim();
            if (_written.Count >= MostNames || !_written.Add(trimmed)) return;
            string letters = Letters(trimmed);
            if (!_byLetters.ContainsKey(letters)) _byLetters.Add(letters, trimmed);
        }

        /// <summary>The known name that a reference misspells; null when it is exact or unknown.</summary>
        internal string? Misspelt(string reference) =>
            !_written.Contains(reference.Trim()) && _byLetters.TryGetValue(Letters(reference), out string? name) ? name : null;

        /// <summary>A name with single blanks instead of several or of no-break spaces.</summary>
        private static string Letters(string name)
        {
            var letters = new StringBuilder(name.Length);
            foreach (char c in name.Trim())
                if (!char.IsWhiteSpace(c)) letters.Append(c);
                else if (letters[letters.Length - 1] != ' ') letters.Append(' ');
            return letters.ToString();
        }
    }
}
