using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>The shapes of objects seen so far; the last one is tried first.</summary>
internal sealed class PropertyShapes
{
    /// <summary>After this many new or unusable shapes, caching does not pay.</summary>
    private const int MostTries = 8;

    private readonly List<PropertyShape> _shapes = [];
    private PropertyShape? _last;
    private int _tries;

    /// <summary>Reads an object by the positions of its properties.</summary>
    /// <returns>Whether that was possible; if not, no value is set and the caller must use the engine.</returns>
    internal bool TryRead(PSObject record, ColumnPlan plan, RecordValues values)
    {
        if (OwnMembers.MembersOf(record) is not { } own || OwnMembers.TypesOf(record) is not { } types) return false;
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
