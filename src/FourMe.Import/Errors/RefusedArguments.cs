using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Converts failures to the exception for an argument that cannot be bound. PowerShell shows only its message, which therefore
/// includes the advice.
/// </summary>
internal static class RefusedArguments
{
    internal static ArgumentTransformationMetadataException ToRefusedArgument(this Failure failure) =>
        new(CommandAdvice.Of(failure) is { } advice ? failure.Message + " " + advice : failure.Message);
}
