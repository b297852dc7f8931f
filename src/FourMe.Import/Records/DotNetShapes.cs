using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>The classes of .NET objects seen so far. Objects of a pipeline are mostly of one class, so the last is tried first.</summary>
internal sealed class DotNetShapes
{
    /// <summary>With more classes than this, caching does not pay.</summary>
    private const int MostShapes = 8;

    private const int NoSlot = -1;

    private readonly List<DotNetShape> _shapes = [];
    private DotNetShape? _last;
    private string[] _names = [];
    private int[] _slots = [];
    private int _added;
    private DotNetShape? _namesOf;

    /// <summary>The shape of an object; null when its properties must be read by the engine.</summary>
    internal DotNetShape? ShapeOf(PSObject record)
    {
        if (record.ImmediateBaseObject is PSCustomObject) return null;
        if (_last?.Fits(record) == true) return _last;
        DotNetShape? shape = _shapes.Find(known => known.Fits(record));
        if (shape is null && _shapes.Count < MostShapes && (shape = DotNetShape.Create(record)) is not null) _shapes.Add(shape);
        _last = shape ?? _last;
        return shape;
    }

    /// <summary>Reads all properties of an object, for matching by name.</summary>
    /// <returns>Whether that was possible; if not, no value is set and the caller must use the engine.</returns>
    internal bool TryRead(PSObject record, ColumnPlan plan, RecordValues values)
    {
        if (ShapeOf(record) is not { } shape) return false;
        OrderedDictionary? added = OwnMembers.AddedTo(record);
        if (!HasSameNames(shape, added)) Learn(shape, record, added, plan);
        for (int i = 0; i < _names.Length; i++)
        {
            if (_slots[i] < 0) continue;
            object? value;
            if (i < _added)
            {
                if (added![i] is not PSNoteProperty note || note.GetType() != typeof(PSNoteProperty)) return Undo(plan, values);
                value = note.Value;
            }
            else if (!shape.TryRead(record, _names[i], out value) || value is Missing) return Undo(plan, values);
            plan.Take(values, _slots[i], _names[i], value);
        }
        return true;
    }

    /// <summary>Whether this object has the names of the last one; the added members may differ.</summary>
    private bool HasSameNames(DotNetShape shape, OrderedDictionary? added)
    {
        if (!ReferenceEquals(shape, _namesOf) || Count(added) != _added) return false;
        for (int i = 0; i < _added; i++)
            if (!string.Equals(((PSMemberInfo)added![i]!).Name, _names[i], StringComparison.Ordinal)) return false;
        return true;
    }

    private void Learn(DotNetShape shape, PSObject record, OrderedDictionary? added, ColumnPlan plan)
    {
        _namesOf = shape;
        _added = Count(added);
        string[] own = [.. Enumerable.Range(0, _added).Select(index => ((PSMemberInfo)added![index]!).Name)];
        _names = [.. own, .. record.Properties.Select(property => property.Name)
            .Where(name => !own.Contains(name, StringComparer.OrdinalIgnoreCase))];
        _slots = [.. _names.Select(name =>
            record.Properties[name] is { } property && PSObjectReader.IsOfCarrier(record, property) ? NoSlot : plan.SlotOf(name))];
    }

    /// <summary>Number of added members; the engine's own follow them.</summary>
    private static int Count(OrderedDictionary? added)
    {
        int count = added?.Count ?? 0;
        while (count > 0 && OwnMembers.IsReserved(((PSMemberInfo)added![count - 1]!).Name)) count--;
        return count;
    }

    private static bool Undo(ColumnPlan plan, RecordValues values)
    {
        values.Clear(plan.Columns.Count);
        return false;
    }
}
