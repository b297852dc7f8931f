namespace FourMe.Import.Planning;

/// <summary>
/// In which phase a change is sent, and which of its references have to wait for records that are made or renamed in the same run.
/// </summary>
internal sealed class ApplyOrder
{
    private readonly RecordType _type;
    private readonly HashSet<string> _names;
    private readonly NewNames _new;

    /// <param name="type">The record type.</param>
    /// <param name="ownAccount">The account whose own name behind a reference says nothing.</param>
    internal ApplyOrder(RecordType type, string? ownAccount)
    {
        _type = type;
        _names = new HashSet<string>(NameColumns(type), StringComparer.Ordinal);
        _new = new NewNames(type, ownAccount);
    }

    /// <summary>Whether references within the type have to be looked at: all changes are to be shown to <see cref="Note"/> first.</summary>
    internal bool HasReferences => _new.HasReferences;

    /// <summary>Takes note of the names that a change brings.</summary>
    internal void Note(PlannedChange planned)
    {
        ApplyPhase phase = PhaseOf(planned.Change);
        if (phase is not (ApplyPhase.Restore or ApplyPhase.Create or ApplyPhase.Rename)) return;
        foreach (IReadOnlyDictionary<string, string> row in planned.Rows)
            foreach (string column in _names)
                if (row.TryGetValue(column, out string? name)) _new.Add(name, phase);
    }

    internal ApplyPhase PhaseOf(Change change) => change.Action switch
    {
        ChangeAction.Restore => ApplyPhase.Restore,
        ChangeAction.Create => ApplyPhase.Create,
        ChangeAction.Retire => ApplyPhase.Retire,
        _ => change.Cells.Any(cell => cell.New is not null && _names.Contains(cell.Column)) ? ApplyPhase.Rename : ApplyPhase.Update,
    };

    /// <summary>The columns of a row that have to wait; none for most rows.</summary>
    internal IReadOnlyList<string> DeferredOf(IReadOnlyDictionary<string, string> row, ApplyPhase phase) => phase switch
    {
        ApplyPhase.Restore => _new.In(row, [ApplyPhase.Restore, ApplyPhase.Create, ApplyPhase.Rename]),
        ApplyPhase.Create => _new.In(row, [ApplyPhase.Create, ApplyPhase.Rename]),
        ApplyPhase.Rename => _new.In(row, [ApplyPhase.Rename]),
        // All of them are there by then.
        _ => [],
    };

    /// <summary>The columns by which a row is found again; none when it has no complete key.</summary>
    internal IReadOnlyList<string> KeyOf(IReadOnlyDictionary<string, string> row) =>
        _type.Keys.FirstOrDefault(key => key.All(column => row.TryGetValue(column, out string? cell) && !string.IsNullOrWhiteSpace(cell)))
            ?? [];

    /// <summary>The columns by which others name a record of the type; an ID never changes.</summary>
    private static IEnumerable<string> NameColumns(RecordType type) =>
        type.NamedBy.Concat(type.ReferredBy is { } column ? [column] : []).Where(column => column != "ID");
}
