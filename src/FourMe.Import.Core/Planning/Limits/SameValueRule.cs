using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// <c>SameValue</c>: one new value in more than 20 % of a column, over different old ones. A value that takes the place of one and the same
/// old value everywhere is a rename, and not meant.
/// </summary>
internal sealed class SameValueRule(LimitContext context) : LimitRule(context)
{
    private static readonly Limit Allowed = Limit.OfPercent(20);

    private readonly Dictionary<string, ValueCounts> _columns = new(StringComparer.Ordinal);

    internal override void Observe(Change change, ChangeEffects effects)
    {
        if (change.Action is ChangeAction.Create or ChangeAction.Retire || Context.Agreed.Cover(ChangeMark.Of(change))) return;
        foreach (CellChange cell in change.Cells)
        {
            // A value made empty is counted by another rule.
            if (string.IsNullOrWhiteSpace(cell.New)) continue;
            if (!_columns.TryGetValue(cell.Column, out ValueCounts? counts)) _columns.Add(cell.Column, counts = new ValueCounts());
            counts.Add(KeyHash.Of(cell.New!).High, KeyHash.Of(cell.Old ?? string.Empty).High, cell.New!);
        }
    }

    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures)
    {
        foreach (KeyValuePair<string, ValueCounts> column in _columns)
        {
            long of = figures.Columns.Where(written => written.Column == column.Key).Select(written => written.Written)
                .DefaultIfEmpty(Context.InUse(figures)).First();
            long maximum = Allowed.Allowed(of);
            if (column.Value.MostOverDifferent() is { } most && most.Count > maximum)
                yield return new HeldLimit(LimitNames.SameValue, most.Count, maximum, of, column.Key, $"the new value is '{most.Value}'");
        }
    }
}
