using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Turns failures into what PowerShell says of an argument that cannot be bound. It shows one text, so the advice is in it.
/// </summary>
internal static class RefusedArguments
{
    internal static ArgumentTransformationMetadataException ToRefusedArgument(this Failure failure) =>
        new(CommandAdvice.Of(failure) is { } advice ? failure.Message + " " + advice : failure.Message);
}
