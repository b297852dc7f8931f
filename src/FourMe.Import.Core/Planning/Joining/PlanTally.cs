namespace FourMe.Import.Planning;

/// <summary>Takes each change of a plan once all is known of it: counts it, lets the limits see it, writes it.</summary>
/// <param name="writer">The plan.</param>
/// <param name="judge">The limits; null for a plan that no limit holds, as one that takes another one back.</param>
/// <param name="listener">Hears of each change; null for nobody.</param>
internal sealed class PlanTally(PlanWriter writer, LimitJudge? judge, Action<PlannedChange>? listener = null)
{
    private readonly long[] _counts = new long[Enum.GetValues(typeof(ChangeAction)).Length];

    /// <summary>Number of changes of a kind.</summary>
    internal long this[ChangeAction action] => _counts[(int)action];

    internal void Add(PlannedChange planned)
    {
        _counts[(int)planned.Change.Action]++;
        judge?.Observe(planned.Change);
        writer.Write(planned);
        listener?.Invoke(planned);
    }
}
