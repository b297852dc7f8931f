using System.Globalization;
using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Accepts a TimeSpan, or text such as 7.00:00:00. A bare number is refused: PowerShell itself would read -MaximumAge 7 as 7 ten-millionths
/// of a second.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class DurationTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = PSValue.Base(inputData);
        if (value is TimeSpan { Ticks: >= 0 } time) return time;
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        // Digits alone would be read as days and a number as ticks. Neither is what users expect.
        if (text.IndexOf(':') > 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan read) && read >= TimeSpan.Zero)
            return read;
        throw Failures.InvalidTimeSpan(text).ToRefusedArgument();
    }
}
