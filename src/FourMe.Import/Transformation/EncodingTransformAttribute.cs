using System.Globalization;
using System.Management.Automation;
using System.Text;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts the name or the code page of an encoding where an encoding is wanted.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class EncodingTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                string name => EncodingNames.Find(name),
                int or long or short or ushort or byte or uint =>
                    EncodingNames.OfPage(Convert.ToInt32(value, CultureInfo.InvariantCulture)),
                _ => value!,
            };
        }
        catch (FourMeException unknown)
        {
            throw new ArgumentTransformationMetadataException(unknown.Failure.Message + " " + unknown.Failure.Advice);
        }
        catch (OverflowException)
        {
            string number = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            throw new ArgumentTransformationMetadataException(Failures.UnknownEncoding(number, null).Message);
        }
    }
}
