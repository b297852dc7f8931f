using System.Management.Automation;
using System.Security;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts plain text where a SecureString is expected; it is a SecureString from then on.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class SecureStringTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        return value switch
        {
            string text => SecretText.Hide(text),
            SecureString or null => value!,
            _ => throw new ArgumentTransformationMetadataException(
                $"A secret must be a SecureString or text, not a value of type '{value.GetType().Name}'."),
        };
    }
}
