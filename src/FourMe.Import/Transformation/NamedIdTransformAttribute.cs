using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts objects with an id where ids are expected.</summary>
/// <param name="properties">The properties that may hold the id. The first with a value is used.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal abstract class NamedIdTransformAttribute(params string[] properties) : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        // Null is left to the parameter, whose error names it.
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
