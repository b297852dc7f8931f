namespace FourMe.Import.Planning;

/// <summary>
/// Decides in which phase a change is sent, and which of its references must wait for records created or renamed in the same run.
/// </summary>
internal sealed class ApplyOrder
{
    private readonly RecordType _type;
    private readonly IReadOnlyList<string> _names;
    private readonly ComingNames _run;
    private readonly NewNames _new;

    /// <param name="type">The record type.</param>
    /// <param name="ownAccount">Id of the account. References qualified with it mean the same as unqualified ones.</param>
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

    /// <summary>Whether the plan is applied alone. In a run of several types the names are known beforehand.</summary>
    internal bool IsAlone { get; }

    /// <summary>
    /// Whether rows can refer to names that appear in this run. If the plan is alone, pass all changes to <see cref="Note"/> first.
    /// </summary>
    internal bool HasReferences => _new.HasReferences;

    /// <summary>Notes the names that a change creates.</summary>
    internal void Note(PlannedChange planned) => _run.Add(_type, _names, planned, PhaseOf(planned.Change));

    internal ApplyPhase PhaseOf(Change change) => PhaseOf(change, _names);

    /// <summary>The phase in which a change is sent.</summary>
    /// <param name="change">The change.</param>
    /// <param name="names">The columns by which other records refer to records of the type.</param>
    internal static ApplyPhase PhaseOf(Change change, IReadOnlyList<string> names) => change.Action switch
    {
        ChangeAction.Restore => ApplyPhase.Restore,
        ChangeAction.Create => ApplyPhase.Create,
        ChangeAction.Retire => ApplyPhase.Retire,
        _ => change.Cells.Any(cell => cell.New is not null && names.Contains(cell.Column)) ? ApplyPhase.Rename : ApplyPhase.Update,
    };

    /// <summary>
    /// The columns of a row that must wait for a second pass. Always empty for Update and later phases: all names exist by then.
    /// </summary>
    internal IReadOnlyList<string> DeferredOf(IReadOnlyDictionary<string, string> row, ApplyPhase phase) =>
        phase is ApplyPhase.Restore or ApplyPhase.Create or ApplyPhase.Rename ? _new.LaterThan(row, phase) : [];

    /// <summary>Whether a deferred column of a row refers to one of the given records.</summary>
    internal bool Awaits(IReadOnlyDictionary<string, string> row, ApplyPhase phase, ComingNames records) =>
        DeferredOf(row, phase) is { Count: > 0 } deferred && _new.In(row, records.Have).Any(deferred.Contains);

    /// <summary>The key columns by which the service finds the row's record again; empty when the row has no complete key.</summary>
    internal IReadOnlyList<string> KeyOf(IReadOnlyDictionary<string, string> row) =>
        _type.Keys.FirstOrDefault(key => key.All(column => row.TryGetValue(column, out string? cell) && !string.IsNullOrWhiteSpace(cell)))
            ?? [];
}
