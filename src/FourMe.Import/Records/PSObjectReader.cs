using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Reads PowerShell objects: their own, adapted and added properties, and the keys of hashtables.</summary>
internal sealed class PSObjectReader : IRecordReader<PSObject>
{
    private readonly PropertyShape _shape = new();

    public void Read(PSObject record, ColumnPlan plan, RecordValues values, List<Failure> failures)
    {
        if (plan.IsMapped) ReadMapped(record, plan, values, failures);
        else if (record.BaseObject is IDictionary dictionary) ReadKeys(dictionary, plan, values);
        else ReadByName(record, plan, values, failures);
    }

    private void ReadByName(PSObject record, ColumnPlan plan, RecordValues values, List<Failure> failures)
    {
        int position = 0;
        foreach (PSPropertyInfo property in record.Properties)
        {
            int slot = _shape.SlotAt(position++, property.Name, plan);
            if (slot >= 0 && TryGet(property, failures, out object? value)) plan.Take(values, slot, property.Name, value);
        }
    }

    private static void ReadKeys(IDictionary dictionary, ColumnPlan plan, RecordValues values)
    {
        foreach (DictionaryEntry entry in dictionary)
            if (entry.Key?.ToString() is { Length: > 0 } name && plan.SlotOf(name) is >= 0 and var slot) plan.Take(values, slot, name, entry.Value);
    }

    private static void ReadMapped(PSObject record, ColumnPlan plan, RecordValues values, List<Failure> failures)
    {
        PSMemberInfoCollection<PSPropertyInfo> properties = record.Properties;
        foreach (PlannedColumn column in plan.Columns)
        {
            if (column.Entry is not { } entry) continue;
            if (entry.Expression is not null) MapExpression.Evaluate(entry, record, plan, column.Slot, values, failures);
            else values.Set(column.Slot, PropertyPath.Find(record, properties, entry.Property!, failures));
        }
    }

    /// <summary>Reads a property; a getter that throws is a failure of the record.</summary>
    internal static bool TryGet(PSPropertyInfo property, List<Failure> failures, out object? value)
    {
        try
        {
            value = property.Value;
            return true;
        }
        catch (GetValueException unreadable)
        {
            failures.Add(Failures.PropertyReadFailed(property.Name, unreadable));
            value = null;
            return false;
        }
    }
}
