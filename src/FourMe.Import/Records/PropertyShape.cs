using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// The names of the properties that objects of one make have, and the slots that they fill. Objects of a pipeline are
/// mostly of one make, so names are looked up once and later values are taken by their place.
/// </summary>
internal sealed class PropertyShape
{
    private readonly string[] _names;
    private readonly string[] _types;
    private readonly int[] _slots;

    private PropertyShape(string[] names, string[] types, ColumnPlan plan)
    {
        _names = names;
        _types = types;
        _slots = plan.IsMapped ? [] : [.. names.Select(plan.SlotOf)];
        Places = plan.IsMapped ? [.. plan.Columns.Select(PlaceOf)] : [];
    }

    /// <summary>Number of properties.</summary>
    internal int Count => _names.Length;

    /// <summary>Where the property of each column of a map stands; -1 where the objects have none of that very name.</summary>
    internal int[] Places { get; }

    /// <summary>The shape of an object; null when it has more, or other, properties than those that it carries itself.</summary>
    internal static PropertyShape? Of(PSObject record, ColumnPlan plan)
    {
        if (OwnMembers.Of(record) is not { } own || OwnMembers.TypesOf(record) is not { } types) return null;
        var shape = new PropertyShape([.. record.Properties.Select(property => property.Name)], [.. types], plan);
        return shape.Fits(own, types) ? shape : null;
    }

    /// <summary>Whether an object is of this make.</summary>
    internal bool Fits(OrderedDictionary own, Collection<string> types)
    {
        if (own.Count < _names.Length || types.Count != _types.Length) return false;
        for (int i = 0; i < _types.Length; i++)
            if (!string.Equals(types[i], _types[i], StringComparison.Ordinal)) return false;
        for (int i = 0; i < _names.Length; i++)
            if (own[i] is not PSPropertyInfo property || !string.Equals(property.Name, _names[i], StringComparison.Ordinal)) return false;
        for (int i = _names.Length; i < own.Count; i++)
            if (!OwnMembers.IsReserved(((PSMemberInfo)own[i]!).Name)) return false;
        return true;
    }

    /// <summary>The slot of the property at a place, matched by name; -1 when no column matches.</summary>
    internal int SlotAt(int place) => _slots[place];

    private int PlaceOf(PlannedColumn column) =>
        column.Entry?.Property is { } name ? Array.FindIndex(_names, own => string.Equals(own, name, StringComparison.OrdinalIgnoreCase)) : -1;
}
