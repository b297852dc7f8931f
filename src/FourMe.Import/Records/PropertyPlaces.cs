using System.Collections.Specialized;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Remembers for each column of a map where its property stood in the last object. A name is looked up again only where an
/// object has another property in that place.
/// </summary>
internal sealed class PropertyPlaces
{
    private Place[] _places = [];

    /// <summary>The property of an object; null when it carries none of that name.</summary>
    internal PSPropertyInfo? Find(OrderedDictionary own, PlannedColumn column)
    {
        if (column.Slot >= _places.Length) Array.Resize(ref _places, column.Slot + 16);
        ref Place place = ref _places[column.Slot];
        if (place.Name is not null && place.Index < own.Count && own[place.Index] is PSPropertyInfo property
            && string.Equals(property.Name, place.Name, StringComparison.Ordinal)) return property;
        return own.Contains(column.Entry!.Property!) ? Search(own, column.Entry.Property!, ref place) : null;
    }

    private static PSPropertyInfo? Search(OrderedDictionary own, string name, ref Place place)
    {
        for (int i = 0; i < own.Count; i++)
        {
            if (own[i] is not PSPropertyInfo property || !string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) continue;
            place = new Place(property.Name, i);
            return property;
        }
        return null;
    }

    private readonly record struct Place(string? Name, int Index);
}
