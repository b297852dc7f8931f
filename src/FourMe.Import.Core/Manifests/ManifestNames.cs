using FourMe.Import.Planning;

namespace FourMe.Import.Manifests;

/// <summary>The names that records of all types get in a run of a manifest.</summary>
/// <param name="plans">The plans of the state folder.</param>
internal sealed class ManifestNames(PlanStore plans)
{
    private readonly Dictionary<RecordType, List<KeyValuePair<string, string>>> _renamed = [];

    internal ComingNames Coming { get; } = new();

    /// <summary>Sets the order in which the types are sent.</summary>
    internal void Order(IReadOnlyList<ManifestStep> steps)
    {
        for (int place = 0; place < steps.Count; place++) Coming.AddType(steps[place].Type, place);
    }

    /// <summary>Returns an action that collects the new names from changes of a type.</summary>
    internal Action<PlannedChange> Of(RecordType type)
    {
        IReadOnlyList<string> columns = ComingNames.ColumnsOf(type);
        return planned =>
        {
            Coming.Add(type, columns, planned, ApplyOrder.PhaseOf(planned.Change, columns));
            if (planned.Change.RecordId is { } id) TakeNew(type, id, planned.Change.Cells.Where(cell => columns.Contains(cell.Column)));
        };
    }

    /// <summary>
    /// Gives a type that is about to be planned the new names of records of the types before it. A reference by such a name then resolves
    /// to the renamed record.
    /// </summary>
    internal void Tell(ReferenceNames? names)
    {
        foreach (KeyValuePair<RecordType, List<KeyValuePair<string, string>>> renamed in _renamed)
            names?.AddNewNames(renamed.Key, renamed.Value);
    }

    /// <summary>Collects the names from a plan of an earlier run, which is sent with the same files.</summary>
    internal void Take(ManifestStep step, string planId)
    {
        Action<PlannedChange> take = Of(step.Entry.RecordType);
        foreach (PlannedChange planned in plans.Get(planId).Changes()) take(planned);
    }

    /// <summary>The names of a type as text, read from the plans on disk.</summary>
    internal IEnumerable<string> All(RecordType type, IReadOnlyList<ManifestStep> steps)
    {
        IReadOnlyList<string> columns = ComingNames.ColumnsOf(type);
        return steps.Where(step => step.Type == type.Name && step.Plan is not null)
            .SelectMany(step => plans.Get(step.Plan!.Id).Changes())
            .SelectMany(planned => planned.Rows)
            .SelectMany(row => columns.Select(column => row.TryGetValue(column, out string? name) ? name : string.Empty))
            .Where(name => name.Length > 0);
    }

    private void TakeNew(RecordType type, string id, IEnumerable<CellChange> cells)
    {
        foreach (CellChange cell in cells)
        {
            if (cell.New is not { Length: > 0 } name) continue;
            if (!_renamed.TryGetValue(type, out List<KeyValuePair<string, string>>? names)) _renamed.Add(type, names = []);
            names.Add(new(id, name));
        }
    }
}
