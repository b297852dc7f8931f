using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>The names that records get in a run, and the phase in which they get them.</summary>
/// <param name="type">The record type.</param>
/// <param name="ownAccount">The account whose own name behind a reference says nothing.</param>
internal sealed class NewNames(RecordType type, string? ownAccount)
{
    private readonly Dictionary<KeyHash, ApplyPhase> _names = [];
    private readonly MeaningContext _context = new() { OwnAccount = ownAccount };
    private readonly KeyValuePair<string, CellMeaning>[] _references =
        [.. type.Columns.Where(type.IsReferenceToOwnType)
            .Select(column => new KeyValuePair<string, CellMeaning>(column.Name, CellMeanings.For(column)))];

    internal bool HasReferences => _references.Length > 0;

    internal void Add(string name, ApplyPhase phase)
    {
        if (!HasReferences || string.IsNullOrWhiteSpace(name)) return;
        KeyHash hash = HashOf(ReferenceMeaning.Spelling(type.Name, name));
        // A name that two records have is there only when the later one has it.
        if (!_names.TryGetValue(hash, out ApplyPhase known) || known < phase) _names[hash] = phase;
    }

    /// <summary>The columns of a row that name a record which gets its name in one of some phases.</summary>
    internal IReadOnlyList<string> In(IReadOnlyDictionary<string, string> row, ApplyPhase[] phases)
    {
        if (_names.Count == 0) return [];
        List<string>? found = null;
        foreach (KeyValuePair<string, CellMeaning> reference in _references)
            if (row.TryGetValue(reference.Key, out string? cell) && cell.Length > 0 && Names(reference.Value, cell, phases))
                (found ??= []).Add(reference.Key);
        return found is null ? [] : found;
    }

    private bool Names(CellMeaning meaning, string cell, ApplyPhase[] phases)
    {
        foreach (string name in meaning.Entries(cell, _context))
            if (_names.TryGetValue(HashOf(name), out ApplyPhase phase) && Array.IndexOf(phases, phase) >= 0) return true;
        return false;
    }

    private static KeyHash HashOf(string name) => default(KeyHash).WithTrimmed(name, ignoreCase: true);
}
