using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Caches for each name of a map the position of its property in the last object. A name is looked up again only if an object
/// has another property at that position.
/// </summary>
internal sealed class PropertyPlaces
{
    private Place[] _places = [];

    /// <summary>The property of an object; null when it has none of that name.</summary>
    internal PSPropertyInfo? Find(OrderedDictionary own, MappedName name)
    {
        if (name.Place >= _places.Length) Array.Resize(ref _places, name.Place + 16);
        ref Place place = ref _places[name.Place];
        if (place.Name is not null && place.Index < own.Count && own[place.Index] is PSPropertyInfo property
            && string.Equals(property.Name, place.Name, StringComparison.Ordinal)) return property;
        return own.Contains(name.Path) ? Search(own, name.Path, ref place) : null;
    }

    /// <summary>
    /// Whether objects with these type names are known to have no property of that name beyond their own.
    /// </summary>
    internal bool IsAbsent(MappedName name, Collection<string>? types) =>
        types is not null && ReferenceEquals(_places[name.Place].AbsentFor, types);

    /// <summary>Notes that an object with these type names has no property of that name, neither its own nor its type's.</summary>
    internal void NoteAbsent(MappedName name, Collection<string>? types)
    {
        // A read-only list is the engine's, shared by all objects without custom type names.
        if (name.Steps is null && types is ICollection<string> { IsReadOnly: true }) _places[name.Place].AbsentFor = types;
    }

    private static PSPropertyInfo? Search(OrderedDictionary own, string name, ref Place place)
    {
        for (int i = 0; i < own.Count; i++)
        {
            if (own[i] is not PSPropertyInfo property || !string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) continue;
            place.Name = property.Name;
            place.Index = i;
            return property;
        }
        return null;
    }

    private struct Place
    {
        internal string? Name;
        internal int Index;
        internal Collection<string>? AbsentFor;
    }
}
