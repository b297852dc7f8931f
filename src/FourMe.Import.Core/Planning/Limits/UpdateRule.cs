namespace FourMe.Import.Planning;

/// <summary><c>MaximumUpdate</c>: records that would be updated, in total and per column.</summary>
internal sealed class UpdateRule(LimitContext context) : LimitRule(context)
{
    private readonly Dictionary<string, long> _columns = new(StringComparer.Ordinal);
    private long _count;

    internal override void Observe(Change change, ChangeEffects effects)
    {
        if (change.Action != ChangeAction.Update || Context.Agreed.Cover(ChangeMark.Of(change))) return;
        _count++;
        foreach (string column in change.Cells.Select(cell => cell.Column).Distinct())
            _columns[column] = (_columns.TryGetValue(column, out long before) ? before : 0) + 1;
    }

    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) =>
        Over(figures, LimitNames.MaximumUpdate, _count, Context.Limits.UpdateInForce).Concat(_columns.SelectMany(column =>
            Over(figures, LimitNames.MaximumUpdate, column.Value, Context.Limits.ColumnUpdateInForce, column.Key)));
}
