using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// The names that records get in a run of one or several types, and the phase in which they get them. Only hashes are kept in memory.
/// </summary>
internal sealed class ComingNames
{
    private readonly Dictionary<string, Dictionary<KeyHash, ApplyPhase>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Whether names of this type are tracked.</summary>
    internal bool Has(string type) => _names.ContainsKey(type);

    /// <summary>Tracks names of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="place">Its position among the types of the run. Within one phase, types are sent in this order.</param>
    internal void AddType(string type, int place)
    {
        if (!_names.ContainsKey(type)) _names.Add(type, []);
        _places[type] = place;
    }

    /// <summary>The columns by which other records refer to a record of the type, without the ID, which never changes.</summary>
    internal static IReadOnlyList<string> ColumnsOf(RecordType type) =>
        [.. type.NamedBy.Concat(type.ReferredBy is { } column ? [column] : []).Where(column => column != "ID").Distinct()];

    /// <summary>Adds the names that a change creates.</summary>
    /// <param name="type">The record type.</param>
    /// <param name="columns">The result of <see cref="ColumnsOf"/>.</param>
    /// <param name="planned">The change.</param>
    /// <param name="phase">The phase in which it is sent.</param>
    internal void Add(RecordType type, IReadOnlyList<string> columns, PlannedChange planned, ApplyPhase phase)
    {
        if (phase is not (ApplyPhase.Restore or ApplyPhase.Create or ApplyPhase.Rename)) return;
        if (!_names.TryGetValue(type.Name, out Dictionary<KeyHash, ApplyPhase>? names)) return;
        foreach (IReadOnlyDictionary<string, string> row in planned.Rows)
            foreach (string column in columns)
                if (row.TryGetValue(column, out string? name) && !string.IsNullOrWhiteSpace(name))
                {
                    KeyHash hash = HashOf(ReferenceMeaning.Spelling(type.Name, name));
                    // When two records get the same name, it is usable only after the later one.
                    if (!names.TryGetValue(hash, out ApplyPhase known) || known < phase) names[hash] = phase;
                }
    }

    /// <summary>Whether a record gets the name in this run.</summary>
    /// <param name="type">The referenced type.</param>
    /// <param name="name">The name in the spelling of <see cref="ReferenceMeaning.Spelling"/>.</param>
    internal bool Have(string type, string name) =>
        _names.TryGetValue(type, out Dictionary<KeyHash, ApplyPhase>? names) && names.ContainsKey(HashOf(name));

    /// <summary>Whether a record gets the name in this run, but only with or after the row that refers to it.</summary>
    /// <param name="type">The referenced type.</param>
    /// <param name="name">The name.</param>
    /// <param name="phase">The phase of the row with the reference.</param>
    /// <param name="from">The type of that row.</param>
    internal bool IsLater(string type, string name, ApplyPhase phase, string from) =>
        _names.TryGetValue(type, out Dictionary<KeyHash, ApplyPhase>? names) && names.TryGetValue(HashOf(name), out ApplyPhase named)
        && (named > phase || (named == phase && PlaceOf(type) >= PlaceOf(from)));

    private int PlaceOf(string type) => _places.TryGetValue(type, out int place) ? place : 0;

    private static KeyHash HashOf(string name) => default(KeyHash).WithTrimmed(name, ignoreCase: true);
}
