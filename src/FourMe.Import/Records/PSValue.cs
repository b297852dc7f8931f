using System.Management.Automation;
using System.Management.Automation.Internal;

namespace FourMe.Import.PowerShell;

/// <summary>Unwraps PowerShell's objects for Core.</summary>
internal static class PSValue
{
    /// <summary>The value inside a wrapper; for a custom object the object itself.</summary>
    internal static object? Unwrap(object? value)
    {
        if (value is not PSObject wrapped) return value;
        if (ReferenceEquals(wrapped, AutomationNull.Value)) return null;
        object inner = wrapped.BaseObject;
        if (inner is PSCustomObject or int or long or short or byte or uint or ulong or ushort
            or sbyte) return DeserializedValue.Restore(wrapped) ?? (inner is PSCustomObject ? wrapped : inner);
        return inner;
    }

    /// <summary>The .NET object inside a wrapper, also for a custom object.</summary>
    internal static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The properties of a custom object; null for any other value.</summary>
    internal static IEnumerable<KeyValuePair<string, object?>>? PropertyBag(object value) =>
        value is PSObject { BaseObject: PSCustomObject } bag
            ? bag.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Value))
            : null;
}
