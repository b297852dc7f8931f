using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// <c>SameValue</c>: more than 20 % of a column's cells would get the same new value in place of different old ones. Replacing one old
/// value by one new value everywhere is a rename and does not count.
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
            // ClearRule counts cells that become empty.
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
