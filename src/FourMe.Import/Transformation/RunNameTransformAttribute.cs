using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts run names, and what has one: objects of Get-FourMeSync, plans and runs.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class RunNameTransformAttribute : ArgumentTransformationAttribute
{
    private const string Name = "Name";

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        return value is not string && value is IEnumerable several ? several.Cast<object>().Select(NameOf).ToArray() : NameOf(inputData);
    }

    private static string NameOf(object given)
    {
        if (PSValue.Base(given) is string name) return name;
        var named = PSObject.AsPSObject(given);
        return named.Properties[Name]?.Value?.ToString() is { Length: > 0 } text ? text : named.ToString();
    }
}
