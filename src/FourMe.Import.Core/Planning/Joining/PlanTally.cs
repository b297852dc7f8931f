namespace FourMe.Import.Planning;

/// <summary>Receives the final changes of a plan: counts them, shows them to the limits and writes them.</summary>
/// <param name="writer">Writes the plan.</param>
/// <param name="judge">The limits; null for a plan without limits, such as an undo.</param>
/// <param name="listener">Called for each change; null for none.</param>
internal sealed class PlanTally(PlanWriter writer, LimitJudge? judge, Action<PlannedChange>? listener = null)
{
    private readonly long[] _counts = new long[Enum.GetValues(typeof(ChangeAction)).Length];

    /// <summary>Number of changes with an action.</summary>
    internal long this[ChangeAction action] => _counts[(int)action];

    internal void Add(PlannedChange planned)
    {
        _counts[(int)planned.Change.Action]++;
        judge?.Observe(planned.Change);
        writer.Write(planned);
        listener?.Invoke(planned);
    }
}
