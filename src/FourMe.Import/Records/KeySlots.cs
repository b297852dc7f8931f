using System.Collections;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Reads the keys of hashtables. Those of a pipeline mostly have the same keys in the same order, so a key is looked up once and
/// then compared with the one at its place.
/// </summary>
internal sealed class KeySlots
{
    private const int NoSlot = -1;

    private readonly List<KeyValuePair<string, int>> _places = [];

    /// <summary>Reads all keys of a table.</summary>
    internal void Read(IDictionary table, ColumnPlan plan, RecordValues values)
    {
        int place = 0;
        // Not with foreach, which makes an object of each entry.
        IDictionaryEnumerator entries = table.GetEnumerator();
        for (; entries.MoveNext(); place++)
        {
            int slot = SlotOf(entries.Key, place, plan);
            if (slot >= 0) plan.Take(values, slot, _places[place].Key, entries.Value);
        }
    }

    private int SlotOf(object key, int place, ColumnPlan plan)
    {
        string name = key as string ?? key.ToString() ?? string.Empty;
        if (place < _places.Count)
        {
            if (string.Equals(_places[place].Key, name, StringComparison.Ordinal)) return _places[place].Value;
            _places[place] = Found(name, plan);
        }
        else
        {
            _places.Add(Found(name, plan));
        }
        return _places[place].Value;
    }

    private static KeyValuePair<string, int> Found(string name, ColumnPlan plan) => new(name, name.Length > 0 ? plan.SlotOf(name) : NoSlot);
}
