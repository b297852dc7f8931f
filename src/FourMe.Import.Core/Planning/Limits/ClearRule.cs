namespace FourMe.Import.Planning;

/// <summary>
/// <c>MaximumClear</c>: values, list entries, roles, owners' rows and custom fields that would be lost, per column. Also holds for a list
/// of 10 or more entries that would lose more than half of them at once.
/// </summary>
internal sealed class ClearRule(LimitContext context) : LimitRule(context)
{
    private const int LongList = 10;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HeldLimit> _cut = new(StringComparer.Ordinal);

    internal override void Observe(Change change, ChangeEffects effects)
    {
        if (effects.Cleared.Count == 0) return;
        foreach (IGrouping<string, ClearedValue> column in effects.Cleared.GroupBy(cleared => cleared.Column, StringComparer.Ordinal))
        {
            ClearedValue[] counted =
                [.. column.Where(cleared => !Context.Agreed.Cover(ChangeMark.OfClearing(change, cleared.Column, cleared.Value)))];
            if (counted.Length == 0) continue;
            _counts[column.Key] = (_counts.TryGetValue(column.Key, out long before) ? before : 0) + counted.Length;
            int entries = counted[0].Entries;
            if (entries < LongList || counted.Length <= entries / 2 || _cut.ContainsKey(column.Key)) continue;
            _cut.Add(column.Key, new HeldLimit(LimitNames.MaximumClear, counted.Length, entries / 2, entries, column.Key,
                $"'{change.Key}' loses {counted.Length} of {entries} entries at once"));
        }
    }

    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) => _counts
        .SelectMany(column => Over(figures, LimitNames.MaximumClear, column.Value, Context.Limits.ClearInForce, column.Key))
        .Concat(_cut.Values);
}
