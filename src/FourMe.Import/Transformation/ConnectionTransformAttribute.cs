using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts the name of a connection where a connection is wanted.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ConnectionTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        if (value is not string name) return value!;
        return ConnectionTable.Current.Find(name)
            ?? throw new ArgumentTransformationMetadataException(Failures.NoConnection(name).Message + " " + Failures.NoConnection(name).Advice);
    }
}
