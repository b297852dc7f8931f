namespace FourMe.Import.Planning;

/// <summary>
/// <c>MinimumRecords</c>: the run has fewer records than required, by default 90 % of the median of the last 7 good runs. A percentage has
/// no effect before the first good run.
/// </summary>
internal sealed class MinimumRecordsRule(LimitContext context) : LimitRule(context)
{
    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures)
    {
        Limit limit = Context.Limits.MinimumRecordsInForce;
        long? usual = Context.Ledger?.UsualRecords;
        if (usual is null && limit.Number is null) return [];
        long required = usual is { } records ? limit.Required(records) : limit.Number!.Value;
        return figures.Seen < required ? [new HeldLimit(LimitNames.MinimumRecords, figures.Seen, required, usual ?? 0)] : [];
    }
}
