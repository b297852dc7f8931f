using System.Collections;
using System.Globalization;
using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>Accepts a number, a text such as '5%', or several of them where a limit is expected: -MaximumRetire '5%', 100.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class LimitTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return Read(inputData);
        }
        catch (FourMeException refused)
        {
            throw refused.Failure.ToRefusedArgument();
        }
    }

    /// <summary>Reads one or several limits. The smallest number and the smallest percentage are used.</summary>
    /// <exception cref="FourMeException"><c>InvalidLimit</c>.</exception>
    internal static Limit Read(object? given)
    {
        object? value = PSValue.Base(given);
        if (value is Limit limit) return limit;
        if (value is not string && value is IEnumerable several)
        {
            Limit[] limits = [.. several.Cast<object?>().Select(Read)];
            return limits.Length > 0 ? limits.Aggregate((one, other) => one.And(other))
                : throw Failures.InvalidLimit(string.Empty).ToException();
        }
        // A number with a fraction, such as 0.05, could mean a count or a share.
        return Limit.Parse(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
    }
}
