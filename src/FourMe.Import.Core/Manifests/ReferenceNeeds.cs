using FourMe.Import.Planning;
using FourMe.Import.Values;

namespace FourMe.Import.Manifests;

/// <summary>A name that records refer to, and that is not known yet.</summary>
/// <param name="Column">The column with the reference.</param>
/// <param name="Type">The type that it refers to.</param>
/// <param name="Name">The name.</param>
/// <param name="Count">Number of records that have it.</param>
internal sealed record ReferenceNeed(string Column, string Type, string Name, long Count);

/// <summary>
/// The names that the changes of a plan refer to, as far as the baselines at hand do not have them. Records that do not change refer
/// to what the account has.
/// </summary>
/// <param name="type">The type of the plan.</param>
/// <param name="ownAccount">The account whose own name behind a reference says nothing.</param>
internal sealed class ReferenceNeeds(RecordType type, string? ownAccount)
{
    /// <summary>More different names than that are no typing errors, and are not all looked up.</summary>
    internal const int Most = 1_000_000;

    private const string AccountMark = " @";
    private const char RecordMark = '#';

    private readonly Dictionary<string, Names> _references = type.Columns
        .Where(column => column.Reference is { } other && RecordTypes.Find(other) is { NamedBy.Count: > 0 })
        .ToDictionary(column => column.Name, column => new Names(column), StringComparer.Ordinal);

    private Probe _probe = new(null);
    private MeaningContext? _context;
    private int _count;

    /// <summary>Names that are known so far need not be kept.</summary>
    internal void Know(ReferenceNames? names)
    {
        _probe = new Probe(names);
        _context = null;
    }

    /// <summary>Takes in what a change refers to.</summary>
    internal void Add(PlannedChange planned)
    {
        if (planned.Change.Action == ChangeAction.Retire) return;
        foreach (IReadOnlyDictionary<string, string> row in planned.Rows)
            foreach (KeyValuePair<string, string> cell in row)
                if (cell.Value.Length > 0 && _references.TryGetValue(cell.Key, out Names? names)) Add(names, cell.Value);
    }

    /// <summary>What is not known, by column.</summary>
    internal IEnumerable<ReferenceNeed> Open => _references.Values.SelectMany(names =>
        names.Counts.Select(name => new ReferenceNeed(names.Column, names.Type, name.Key, name.Value)));

    private void Add(Names names, string cell)
    {
        _context ??= new MeaningContext { OwnAccount = ownAccount, Names = _probe };
        foreach (string entry in names.Meaning.Entries(cell, _context))
        {
            // A record of another account cannot be looked up.
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

    /// <summary>Says of a name only whether it is known: an ambiguous one is there, too.</summary>
    private sealed class Probe(ReferenceNames? known) : INameMeaning
    {
        public string? RecordOf(string type, string name) => known?.Know(type, name) == true ? RecordMark + "1" : null;
    }
}
