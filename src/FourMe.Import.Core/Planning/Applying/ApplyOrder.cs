namespace FourMe.Import.Planning;

/// <summary>
/// In which phase a change is sent, and which of its references have to wait for records that are made or renamed in the same run.
/// </summary>
internal sealed class ApplyOrder
{
    private readonly RecordType _type;
    private readonly IReadOnlyList<string> _names;
    private readonly ComingNames _run;
    private readonly NewNames _new;

    /// <param name="type">The record type.</param>
    /// <param name="ownAccount">The account whose own name behind a reference says nothing.</param>
    /// <param name="run">The names of a run of several types; null when the plan is applied alone.</param>
    internal ApplyOrder(RecordType type, string? ownAccount, ComingNames? run = null)
    {
        _type = type;
        _names = ComingNames.ColumnsOf(type);
        IsAlone = run is null;
        _run = run ?? new ComingNames();
        if (IsAlone) _run.AddType(type.Name, 0);
        _new = new NewNames(type, ownAccount, _run);
    }

    /// <summary>Whether the plan is applied alone; otherwise the run knows the names already.</summary>
    internal bool IsAlone { get; }

    /// <summary>
    /// Whether references have to be looked at: when the plan is alone, all changes are to be shown to <see cref="Note"/> first.
    /// </summary>
    internal bool HasReferences => _new.HasReferences;

    /// <summary>Takes note of the names that a change brings.</summary>
    internal void Note(PlannedChange planned) => _run.Add(_type, _names, planned, PhaseOf(planned.Change));

    internal ApplyPhase PhaseOf(Change change) => PhaseOf(change, _names);

    /// <summary>In which phase a change is sent.</summary>
    /// <param name="change">The change.</param>
    /// <param name="names">The columns by which others name records of the type.</param>
    internal static ApplyPhase PhaseOf(Change change, IReadOnlyList<string> names) => change.Action switch
    {
        ChangeAction.Restore => ApplyPhase.Restore,
        ChangeAction.Create => ApplyPhase.Create,
        ChangeAction.Retire => ApplyPhase.Retire,
        _ => change.Cells.Any(cell => cell.New is not null && names.Contains(cell.Column)) ? ApplyPhase.Rename : ApplyPhase.Update,
    };

    /// <summary>The columns of a row that have to wait; none for most rows, and none of an Update: all names are there by then.</summary>
    internal IReadOnlyList<string> DeferredOf(IReadOnlyDictionary<string, string> row, ApplyPhase phase) =>
        phase is ApplyPhase.Restore or ApplyPhase.Create or ApplyPhase.Rename ? _new.LaterThan(row, phase) : [];

    /// <summary>Whether a deferred column of a row names one of some records.</summary>
    internal bool Awaits(IReadOnlyDictionary<string, string> row, ApplyPhase phase, ComingNames records) =>
        DeferredOf(row, phase) is { Count: > 0 } deferred && _new.In(row, records.Have).Any(deferred.Contains);

    /// <summary>The columns by which a row is found again; none when it has no complete key.</summary>
    internal IReadOnlyList<string> KeyOf(IReadOnlyDictionary<string, string> row) =>
        _type.Keys.FirstOrDefault(key => key.All(column => row.TryGetValue(column, out string? cell) && !string.IsNullOrWhiteSpace(cell)))
            ?? [];
}
