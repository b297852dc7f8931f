using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts the name of a connection where a connection is expected, and explains the error for one of another process.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class ConnectionTransformAttribute : ArgumentTransformationAttribute
{
    private static readonly string CopyName = DeserializedValue.Prefix + typeof(FourMeConnection).FullName;

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is PSObject copy && copy.TypeNames.Contains(CopyName)) throw Failures.ConnectionOfOtherProcess().ToRefusedArgument();
        object? value = PSValue.Base(inputData);
        if (value is not string name) return value!;
        return ConnectionTable.Current.Find(name) ?? throw Failures.NoConnection(name).ToRefusedArgument();
    }
}
