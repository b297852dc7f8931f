using System.Collections;
using System.Management.Automation;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Finds the value of a name or a dotted path. As in PowerShell, a key of a table takes precedence over its members: the entry
/// Count over the number of entries. A path through null or an absent name is missing.
/// </summary>
internal static class PropertyPath
{
    /// <summary>Follows a path from a record.</summary>
    /// <returns>The value, which may be null, or <see cref="Missing.Value"/>.</returns>
    internal static object? Find(PSObject record,
        PSMemberInfoCollection<PSPropertyInfo> properties, MappedName name, List<Failure> failures)
    {
        if (record.BaseObject is IDictionary keys && Has(keys, name.Path)) return keys[name.Path];
        if (properties[name.Path] is { } whole && !XmlMembers.IsUnmappable(record, whole)) return PSObjectReader.ValueOf(whole, failures);
        return name.Steps is null ? Missing.Value : MemberPath.Follow(record, name.Steps, (from, step) => Step(from, step, failures));
    }

    private static object? Step(object from, string name, List<Failure> failures)
    {
        object? value = PSValue.Unwrap(from);
        if (value is null) return Missing.Value;
        if (value is IDictionary keys && Has(keys, name)) return Inner(keys[name]);
        PSObject holder = PSObject.AsPSObject(value);
        return holder.Properties[name] is { } property && !XmlMembers.IsUnmappable(holder, property)
            && PSObjectReader.TryGet(property, failures, out object? next) ? Inner(next) : Missing.Value;
    }

    /// <summary>The object for the next step: a collection must be recognized as one.</summary>
    private static object? Inner(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? PSValue.Unwrap(wrapped) : value;

    private static bool Has(IDictionary table, string key)
    {
        try
        {
            return table.Contains(key);
        }
        catch (Exception otherType) when (otherType is ArgumentException or InvalidOperationException)
        {
            // A sorted table with keys of another type cannot compare them with text.
            return false;
        }
    }
}
