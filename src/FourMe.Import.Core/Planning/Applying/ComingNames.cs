using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// The names that records get in a run, of one type or of several that are applied together, and when they get them. In memory are
/// their hashes.
/// </summary>
internal sealed class ComingNames
{
    private readonly Dictionary<string, Dictionary<KeyHash, ApplyPhase>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Whether records of a type may get names in the run.</summary>
    internal bool Has(string type) => _names.ContainsKey(type);

    /// <summary>Takes in a type: from now on references to it are looked at.</summary>
    /// <param name="type">The type.</param>
    /// <param name="place">Its place among the types of the run: in one phase, types are sent in this order.</param>
    internal void AddType(string type, int place)
    {
        if (!_names.ContainsKey(type)) _names.Add(type, []);
        _places[type] = place;
    }

    /// <summary>The columns by which others name a record of the type; an ID never changes.</summary>
    internal static IReadOnlyList<string> ColumnsOf(RecordType type) =>
        [.. type.NamedBy.Concat(type.ReferredBy is { } column ? [column] : []).Where(column => column != "ID").Distinct()];

    /// <summary>Takes in the names that a change brings.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="columns">The columns of <see cref="ColumnsOf"/>.</param>
    /// <param name="planned">The change.</param>
    /// <param name="phase">When it is sent.</param>
    internal void Add(RecordType type, IReadOnlyList<string> columns, PlannedChange planned, ApplyPhase phase)
    {
        if (phase is not (ApplyPhase.Restore or ApplyPhase.Create or ApplyPhase.Rename)) return;
        if (!_names.TryGetValue(type.Name, out Dictionary<KeyHash, ApplyPhase>? names)) return;
        foreach (IReadOnlyDictionary<string, string> row in planned.Rows)
            foreach (string column in columns)
                if (row.TryGetValue(column, out string? name) && !string.IsNullOrWhiteSpace(name))
                {
                    KeyHash hash = HashOf(ReferenceMeaning.Spelling(type.Name, name));
                    // A name that two records have is there only when the later one has it.
                    if (!names.TryGetValue(hash, out ApplyPhase known) || known < phase) names[hash] = phase;
                }
    }

    /// <summary>Whether a record gets the name in the run.</summary>
    /// <param name="type">The type that is referred to.</param>
    /// <param name="name">The name as <see cref="ReferenceMeaning.Spelling"/> gives it.</param>
    internal bool Have(string type, string name) =>
        _names.TryGetValue(type, out Dictionary<KeyHash, ApplyPhase>? names) && names.ContainsKey(HashOf(name));

    /// <summary>Whether a record gets the name in the run, and not before a row of another type, or the same, is sent.</summary>
    /// <param name="type">The type that is referred to.</param>
    /// <param name="name">The name.</param>
    /// <param name="phase">When the row is sent that has the reference.</param>
    /// <param name="from">The type of that row.</param>
    internal bool IsLater(string type, string name, ApplyPhase phase, string from) =>
        _names.TryGetValue(type, out Dictionary<KeyHash, ApplyPhase>? names) && names.TryGetValue(HashOf(name), out ApplyPhase named)
        && (named > phase || (named == phase && PlaceOf(type) >= PlaceOf(from)));

    private int PlaceOf(string type) => _places.TryGetValue(type, out int place) ? place : 0;

    private static KeyHash HashOf(string name) => default(KeyHash).WithTrimmed(name, ignoreCase: true);
}
