using System.Collections;
using System.Collections.Specialized;
using System.Data;
using System.Management.Automation;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>Reads PowerShell objects: their own, adapted and added properties, and the keys of hashtables.</summary>
internal sealed class PSObjectReader : IRecordReader<PSObject>
{
    private readonly PropertyShapes _shapes = new();
    private readonly PropertyPlaces _places = new();
    private readonly DotNetShapes _classes = new();
    private readonly DataRowShape _rows = new();
    private readonly KeySlots _keys = new();

    public void Read(PSObject record, ColumnPlan plan, RecordValues values, List<Failure> failures)
    {
        if (plan.IsMapped) ReadMapped(record, plan, values, failures);
        else if (_shapes.TryRead(record, plan, values)) return;
        else if (record.BaseObject is IDictionary table) _keys.Read(table, plan, values);
        else if (!_classes.TryRead(record, plan, values) && !_rows.TryRead(record, plan, values))
            ReadByName(record, plan, values, failures);
    }

    private static void ReadByName(PSObject record, ColumnPlan plan, RecordValues values, List<Failure> failures)
    {
        foreach (PSPropertyInfo property in record.Properties)
        {
            if (IsOfCarrier(record, property) || plan.SlotOf(property.Name) is not (>= 0 and var slot)) continue;
            if (TryGet(property, failures, out object? value)) plan.Take(values, slot, property.Name, value);
        }
    }

    private void ReadMapped(PSObject record, ColumnPlan plan, RecordValues values, List<Failure> failures)
    {
        var finder = new Finder(record, _places, _classes.ShapeOf(record), _rows, failures);
        MappedColumns.Read(ref finder, plan, values, failures);
    }

    private struct Finder(PSObject record, PropertyPlaces places, DotNetShape? shape, DataRowShape rows, List<Failure> failures)
        : IPropertyFinder
    {
        private readonly DataRow? _row = DataRowShape.RowOf(record);
        private readonly OrderedDictionary? _own = shape is null ? OwnMembers.MembersOf(record) : OwnMembers.AddedTo(record);
        private PSMemberInfoCollection<PSPropertyInfo>? _properties;

        public readonly object Record => record;

        public object? Find(MappedName name)
        {
            if (_own is not null && places.Find(_own, name) is { } property) return ValueOf(property, failures);
            if (shape is not null && name.Steps is null && shape.TryRead(record, name.Path, out object? read)) return read;
            if (_row is not null && name.Steps is null && rows.TryRead(_row, record, name.Path, out object? cell)) return cell;
            // Beyond added members, the class determines the properties of an object.
            bool isCustom = shape is null && _own is not null;
            if (isCustom && places.IsAbsent(name, OwnMembers.TypesOf(record))) return Missing.Value;
            object? value = PropertyPath.Find(record, _properties ??= record.Properties, name, failures);
            if (isCustom && value is Missing) places.NoteAbsent(name, OwnMembers.TypesOf(record));
            return value;
        }
    }

    /// <summary>Whether a property belongs to the carrier. A text property of that name on a live object is data.</summary>
    internal static bool IsOfCarrier(PSObject record, PSPropertyInfo property) =>
        XmlMembers.IsOfClass(record, property)
        || (CarrierProperties.HasSomewhere(property.Name) && CarrierProperties.Has(property.Name, record.TypeNames)
            && (record.BaseObject is PSCustomObject || property.TypeNameOfValue != typeof(string).FullName));

    /// <summary>The names of a record's properties, or of the keys of a dictionary.</summary>
    internal static IReadOnlyList<string> NamesOf(PSObject record) => record.BaseObject is IDictionary dictionary
        ? [.. dictionary.Keys.Cast<object>().Select(key => key.ToString() ?? string.Empty)]
        : [.. record.Properties.Where(property => !XmlMembers.IsOfClass(record, property)).Select(property => property.Name)];

    /// <summary>The value of a property; an unreadable one is missing, with a failure.</summary>
    internal static object? ValueOf(PSPropertyInfo property, List<Failure> failures) =>
        TryGet(property, failures, out object? value) ? value : Missing.Value;

    /// <summary>Reads a property; a getter that throws is a failure of the record.</summary>
    internal static bool TryGet(PSPropertyInfo property, List<Failure> failures, out object? value)
    {
        try
        {
            value = TabGuard.Remove(property.Value);
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
