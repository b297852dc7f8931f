using System.Globalization;
using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Accepts text of plain digits where a whole number is expected. PowerShell would read '1.5' by the culture of the session:
/// as 2 in one country and as 15 in another.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class NumberTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Unwrap(inputData);
        if (value is not string text) return value!;
        if (long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)) return number;
        Failure failure = Failures.InvalidNumber(text);
        throw failure.ToRefusedArgument();
    }
}
