using FourMe.Import.Planning;
using FourMe.Import.Values;

namespace FourMe.Import.Manifests;

/// <summary>A referenced name that the loaded baselines do not have.</summary>
/// <param name="Column">The referring column.</param>
/// <param name="Type">The referenced type.</param>
/// <param name="Name">The name.</param>
/// <param name="Count">Number of references to it.</param>
internal sealed record ReferenceNeed(string Column, string Type, string Name, long Count);

/// <summary>
/// Collects the names that the changes of a plan refer to and that the loaded baselines do not have. Unchanged records are not checked,
/// because their references exist in the account.
/// </summary>
/// <param name="type">The type of the plan.</param>
/// <param name="ownAccount">Id of the account. References qualified with it mean the same as unqualified ones.</param>
internal sealed class ReferenceNeeds(RecordType type, string? ownAccount)
{
    /// <summary>Maximum number of distinct names. So many are not typing errors.</summary>
    internal const int Most = 1_000_000;

    private const string AccountMark = " @";
    private const char RecordMark = '#';

    private readonly Dictionary<string, Names> _references = type.Columns
        .Where(column => column.Reference is { } other && RecordTypes.Find(other) is { NamedBy.Count: > 0 })
        .ToDictionary(column => column.Name, column => new Names(column), StringComparer.Ordinal);

    private Probe _probe = new(null);
    private MeaningContext? _context;
    private int _count;

    /// <summary>Sets the known names, which are not collected from now on.</summary>
    internal void Know(ReferenceNames? names)
    {
        _probe = new Probe(names);
        _context = null;
    }

    /// <summary>Collects the references of a change.</summary>
    internal void Add(PlannedChange planned)
    {
        if (planned.Change.Action == ChangeAction.Retire) return;
        foreach (IReadOnlyDictionary<string, string> row in planned.Rows)
            foreach (KeyValuePair<string, string> cell in row)
                if (cell.Value.Length > 0 && _references.TryGetValue(cell.Key, out Names? names)) Add(names, cell.Value);
    }

    /// <summary>The unknown names, by column.</summary>
    internal IEnumerable<ReferenceNeed> Open => _references.Values.SelectMany(names =>
        names.Counts.Select(name => new ReferenceNeed(names.Column, names.Type, name.Key, name.Value)));

    private void Add(Names names, string cell)
    {
        _context ??= new MeaningContext { OwnAccount = ownAccount, Names = _probe };
        foreach (string entry in names.Meaning.Entries(cell, _context))
        {
            // Records of other accounts cannot be looked up.
            if (IsRecord(entry) || IsForeign(entry)) continue;
            string name = entry[0] == RecordMark ? entry.Substring(1) : entry;
            if (names.Counts.TryGetValue(name, out long count)) names.Counts[name] = count + 1;
            else if (_count++ < Most) names.Counts.Add(name, 1);
        }
    }

    private static bool IsRecord(string entry) => entry.Length > 1 && entry[0] == RecordMark && entry[1] != RecordMark;

    private static bool IsForeign(string entry) =>
        entry.LastIndexOf(AccountMark, StringComparison.Ordinal) is > 0 and var at && entry.IndexOf(' ', at + AccountMark.Length) < 0;

    private sealed class Names(Column column)
    {
        internal string Column { get; } = column.Name;
        internal string Type { get; } = column.Reference!;
        internal CellMeaning Meaning { get; } = CellMeanings.For(column);
        internal Dictionary<string, long> Counts { get; } = new(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Only tells whether a name is known. Ambiguous names are known as well.</summary>
    private sealed class Probe(ReferenceNames? known) : INameMeaning
    {
        public string? RecordOf(string type, string name) => known?.Know(type, name) == true ? RecordMark + "1" : null;
    }
}
