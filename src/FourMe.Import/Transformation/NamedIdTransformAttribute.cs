using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts objects that have an id where ids are wanted.</summary>
/// <param name="properties">The properties that can be the id; the first that has a value is it.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal abstract class NamedIdTransformAttribute(params string[] properties) : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        // What is null is left to the parameter, which says so by its own name.
        if (value is null) return value!;
        return value is not string && value is IEnumerable several ? several.Cast<object?>().Select(IdOf).ToArray() : IdOf(inputData)!;
    }

    private string? IdOf(object? given)
    {
        if (given is null) return null;
        if (PSValue.Base(given) is string id) return id;
        var named = PSObject.AsPSObject(given);
        return properties.Select(name => named.Properties[name]?.Value?.ToString()).FirstOrDefault(text => !string.IsNullOrEmpty(text))
            ?? named.ToString();
    }
}
