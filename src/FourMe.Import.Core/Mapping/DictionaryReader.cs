using System.Collections;

namespace FourMe.Import.Mapping;

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
        var finder = new Finder(record);
        MappedColumns.Read(ref finder, plan, values, failures);
    }

    private readonly struct Finder(IReadOnlyDictionary<string, object?> record) : IPropertyFinder
    {
        public object Record => record;

        public object? Find(MappedName name) => Get(record, name.Path, out object? value) ? value
            : name.Steps is null ? Missing.Value : MemberPath.Follow(record, name.Steps, static (bag, step) =>
                Get(bag, step, out object? next) ? next : Missing.Value);
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
