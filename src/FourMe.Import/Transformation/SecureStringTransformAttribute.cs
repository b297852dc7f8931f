using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts plain text where a SecureString is wanted; the text is hidden from then on.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SecureStringTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        return value is string text ? SecretText.Hide(text) : value!;
    }
}
