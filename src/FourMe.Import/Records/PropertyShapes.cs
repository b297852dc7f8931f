using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>The makes of objects seen so far; the last one is tried first.</summary>
internal sealed class PropertyShapes
{
    /// <summary>A pipeline of more makes than that has no makes to speak of.</summary>
    private const int Limit = 8;

    private readonly List<PropertyShape> _shapes = [];
    private PropertyShape? _last;

    /// <summary>The shape of an object and the members that it carries; null when they have to be asked of the engine.</summary>
    internal PropertyShape? Of(PSObject record, ColumnPlan plan, out OrderedDictionary own)
    {
        own = OwnMembers.Of(record)!;
        if (own is null || OwnMembers.TypesOf(record) is not { } types) return null;
        return _last is not null && _last.Fits(own, types) ? _last : Find(record, plan, own, types);
    }

    private PropertyShape? Find(PSObject record, ColumnPlan plan, OrderedDictionary own, Collection<string> types)
    {
        PropertyShape? shape = _shapes.Find(known => known.Fits(own, types));
        if (shape is null && _shapes.Count < Limit && PropertyShape.Of(record, plan) is { } added) _shapes.Add(shape = added);
        return _last = shape;
    }
}
