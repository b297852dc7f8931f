using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Finds what a name or a dotted path of names leads to. A path through nothing leads to nothing: the value is missing.</summary>
internal static class PropertyPath
{
    /// <summary>Follows a path from a record.</summary>
    /// <returns>The value, which may be null, or <see cref="Missing.Value"/>.</returns>
    internal static object? Find(PSObject record, PSMemberInfoCollection<PSPropertyInfo> properties, string path, List<Failure> failures)
    {
        if (properties[path] is { } whole) return PSObjectReader.ValueOf(whole, failures);
        if (record.BaseObject is IDictionary keys && keys.Contains(path)) return keys[path];
        if (path.IndexOf('.') < 0) return Missing.Value;

        object? current = record;
        foreach (string name in path.Split('.'))
        {
            current = Step(current, name, failures);
            if (current is Missing) return current;
        }
        return current;
    }

    private static object? Step(object? from, string name, List<Failure> failures)
    {
        object? value = PSValue.Unwrap(from);
        if (value is null) return Missing.Value;
        if (value is IDictionary keys && keys.Contains(name)) return keys[name];
        return PSObject.AsPSObject(value).Properties[name] is { } property && PSObjectReader.TryGet(property, failures, out object? next)
            ? next : Missing.Value;
    }
}
