using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Csv;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>
/// The property names of objects of one shape, with the slots that they fill. Objects of a pipeline mostly have the same shape,
/// so names are looked up once, and later values are read by position.
/// </summary>
internal sealed class PropertyShape
{
    private const int NoSlot = -1;

    private readonly string[] _names;
    private readonly string[] _types;
    private readonly int[] _slots;
    private readonly Collection<string>? _sharedTypes;

    /// <param name="record">An object of the shape.</param>
    /// <param name="types">Its type names.</param>
    /// <param name="plan">The columns of the run; new properties add columns.</param>
    internal PropertyShape(PSObject record, Collection<string> types, ColumnPlan plan)
    {
        _names = [.. record.Properties.Select(property => property.Name)];
        _types = [.. types];
        // A read-only list is the engine's, shared by all objects without custom type names.
        _sharedTypes = ((ICollection<string>)types).IsReadOnly ? types : null;
        _slots = [.. _names.Select(name => IsOfCarrier(name) ? NoSlot : plan.SlotOf(name))];
    }

    /// <summary>
    /// Reads an object if it has this shape: these properties in this order, all of them plain note properties, so that no code
    /// runs.
    /// </summary>
    /// <returns>Whether it has; if not, no value is set.</returns>
    internal bool TryRead(OrderedDictionary own, Collection<string> types, ColumnPlan plan, RecordValues values)
    {
        if (!Fits(own) || !HasTypes(types)) return false;
        for (int i = 0; i < _slots.Length; i++)
            if (_slots[i] >= 0) plan.Take(values, _slots[i], _names[i], TabGuard.Remove(((PSNoteProperty)own[i]!).Value));
        return true;
    }

    /// <summary>
    /// Compares all properties before the first value is read. Neither a property nor its value is in a cache of the processor:
    /// in two short loops it fetches more of them at a time than in a long one.
    /// </summary>
    private bool Fits(OrderedDictionary own)
    {
        if (own.Count < _names.Length) return false;
        for (int i = 0; i < _names.Length; i++)
            if (own[i] is not PSNoteProperty note || note.GetType() != typeof(PSNoteProperty)
                || !string.Equals(note.Name, _names[i], StringComparison.Ordinal)) return false;
        for (int i = _names.Length; i < own.Count; i++)
            if (!OwnMembers.IsReserved(((PSMemberInfo)own[i]!).Name)) return false;
        return true;
    }

    private bool IsOfCarrier(string name) => CarrierProperties.HasSomewhere(name) && CarrierProperties.Has(name, _types);

    private bool HasTypes(Collection<string> types)
    {
        if (ReferenceEquals(types, _sharedTypes)) return true;
        if (types.Count != _types.Length) return false;
        for (int i = 0; i < _types.Length; i++)
            if (!string.Equals(types[i], _types[i], StringComparison.Ordinal)) return false;
        return true;
    }
}
