using System.Globalization;
using System.Management.Automation;
using System.Text;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Accepts the name or the code page of an encoding where an encoding is expected. The parameter itself accepts any object,
/// because a mock or a proxy of the command has the parameter's type, but not this attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class EncodingTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        try
        {
            return value switch
            {
                string name => EncodingNames.Find(name),
                int or long or short or ushort or byte or uint =>
                    EncodingNames.OfPage(Convert.ToInt32(value, CultureInfo.InvariantCulture)),
                null or Encoding => value!,
                _ => throw Failures.UnknownEncoding(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty, null)
                    .ToException(),
            };
        }
        catch (FourMeException unknown)
        {
            throw unknown.Failure.ToRefusedArgument();
        }
        catch (OverflowException)
        {
            throw Failures.UnknownEncoding(Convert.ToString(value, CultureInfo.InvariantCulture)!, null).ToRefusedArgument();
        }
    }
}
