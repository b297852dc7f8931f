using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Accepts a [datetime], a [datetimeoffset] or ISO 8601 text where a moment is expected. PowerShell would read text by the
/// culture of the session, where a Persian or Buddhist calendar changes the year.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class MomentTransformAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex Iso = new(
        @"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,7})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PSValue.Unwrap(inputData) switch
    {
        DateTimeOffset moment => moment.UtcDateTime,
        string text => Read(text.Trim()),
        var other => other!,
    };

    private static DateTime Read(string text)
    {
        // Without a zone the moment is local time, as with a [datetime] of unspecified kind.
        if (Iso.IsMatch(text)
            && DateTimeOffset.TryParse(text.Replace(',', '.'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal,
                out DateTimeOffset moment))
            return moment.UtcDateTime;
        Failure failure = Failures.InvalidMoment(text);
        throw failure.ToRefusedArgument();
    }
}
