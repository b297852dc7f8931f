using System.Collections;

namespace FourMe.Import;

/// <summary>Reads records that are dictionaries of names and values; keys are matched without regard to case.</summary>
internal sealed class DictionaryReader : IRecordReader<IReadOnlyDictionary<string, object?>>
{
    public void Read(IReadOnlyDictionary<string, object?> record, ColumnPlan plan, RecordValues values, List<Failure> failures)
    {
        if (!plan.IsMapped)
        {
            foreach (KeyValuePair<string, object?> pair in record)
                if (plan.SlotOf(pair.Key) is >= 0 and var slot) plan.Take(values, slot, pair.Key, pair.Value);
            return;
        }
        foreach (PlannedColumn column in plan.Columns)
        {
            if (column.Entry is not { } entry) continue;
            if (entry.Expression is not null) MapExpression.Evaluate(entry, record, plan, column.Slot, values, failures);
            else values.Set(column.Slot, Find(record, entry.Property!));
        }
    }

    private static object? Find(IReadOnlyDictionary<string, object?> record, string path)
    {
        if (Get(record, path, out object? value)) return value;
        object? current = record;
        foreach (string name in path.Split('.'))
            if (!Get(current, name, out current)) return Missing.Value;
        return current;
    }

    private static bool Get(object? bag, string name, out object? value)
    {
        value = null;
        if (bag is IReadOnlyDictionary<string, object?> typed)
        {
            if (typed.TryGetValue(name, out value)) return true;
            foreach (KeyValuePair<string, object?> pair in typed)
            {
                if (!string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)) continue;
                value = pair.Value;
                return true;
            }
        }
        else if (bag is IDictionary untyped && untyped.Contains(name))
        {
            value = untyped[name];
            return true;
        }
        return false;
    }
}
