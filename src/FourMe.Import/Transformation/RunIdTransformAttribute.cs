using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts runs, and whatever else names a run, where ids of runs are wanted.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class RunIdTransformAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Names = ["RunId", "Id"];

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        // What is null is left to the parameter, which says so by its own name.
        if (value is null) return value!;
        return value is not string && value is IEnumerable several ? several.Cast<object?>().Select(IdOf).ToArray() : IdOf(inputData)!;
    }

    private static string? IdOf(object? given)
    {
        if (given is null) return null;
        if (PSValue.Base(given) is string id) return id;
        var named = PSObject.AsPSObject(given);
        return Names.Select(name => named.Properties[name]?.Value?.ToString()).FirstOrDefault(text => !string.IsNullOrEmpty(text))
            ?? named.ToString();
    }
}
