using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>The makes of objects seen so far; the last one is tried first.</summary>
internal sealed class PropertyShapes
{
    /// <summary>A pipeline that had that many new makes, or makes that are no use, has none to speak of.</summary>
    private const int MostTries = 8;

    private readonly List<PropertyShape> _shapes = [];
    private PropertyShape? _last;
    private int _tries;

    /// <summary>Reads an object by the places of its properties.</summary>
    /// <returns>Whether that was possible; if not, no value is set and the engine has to be asked.</returns>
    internal bool TryRead(PSObject record, ColumnPlan plan, RecordValues values)
    {
        if (OwnMembers.Of(record) is not { } own || OwnMembers.TypesOf(record) is not { } types) return false;
        return _last?.TryRead(own, types, plan, values) == true || TryOthers(record, own, types, plan, values);
    }

    private bool TryOthers(PSObject record, OrderedDictionary own, Collection<string> types, ColumnPlan plan, RecordValues values)
    {
        PropertyShape? fitting = _shapes.Find(known => known.TryRead(own, types, plan, values));
        if (fitting is null && _tries < MostTries)
        {
            _tries++;
            var added = new PropertyShape(record, types, plan);
            if (added.TryRead(own, types, plan, values)) _shapes.Add(fitting = added);
        }
        _last = fitting ?? _last;
        return fitting is not null;
    }
}
