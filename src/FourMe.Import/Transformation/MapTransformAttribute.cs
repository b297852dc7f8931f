using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts the path of a .psd1 or .json file where a map is expected.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class MapTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        string? path = value switch
        {
            string text => text,
            FileInfo file => file.FullName,
            _ => null,
        };
        // The file is read when the cmdlet begins, because only there can a failure keep its id.
        return path is null ? value!
            : new Hashtable { [MapFile.PathKey] = engineIntrinsics.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path) };
    }
}
