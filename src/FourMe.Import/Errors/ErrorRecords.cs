using System.Management.Automation;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>Converts failures to PowerShell error records: id, category, target, sentence and advice.</summary>
internal static class ErrorRecords
{
    internal static ErrorRecord ToErrorRecord(this Failure failure, object? target) =>
        failure.ToErrorRecord(target, CommandAdvice.Of(failure));

    /// <param name="failure">What went wrong.</param>
    /// <param name="target">The object of the error.</param>
    /// <param name="advice">What to do about it; null when it was shown before.</param>
    internal static ErrorRecord ToErrorRecord(this Failure failure, object? target, string? advice) =>
        new(failure.ToException(), failure.Id, CategoryOf(failure.Kind), target)
        {
            // Consoles print this text, so control characters from records must not colour, erase or reverse it.
            ErrorDetails = new ErrorDetails(ShownText.OfLines(failure.Message)) { RecommendedAction = advice ?? string.Empty },
        };

    private static ErrorCategory CategoryOf(FailureKind kind) => kind switch
    {
        FailureKind.InvalidArgument => ErrorCategory.InvalidArgument,
        FailureKind.InvalidData => ErrorCategory.InvalidData,
        FailureKind.InvalidOperation => ErrorCategory.InvalidOperation,
        FailureKind.InvalidResult => ErrorCategory.InvalidResult,
        FailureKind.ObjectNotFound => ErrorCategory.ObjectNotFound,
        FailureKind.AuthenticationError => ErrorCategory.AuthenticationError,
        FailureKind.PermissionDenied => ErrorCategory.PermissionDenied,
        FailureKind.SecurityError => ErrorCategory.SecurityError,
        FailureKind.LimitsExceeded => ErrorCategory.LimitsExceeded,
        FailureKind.ResourceUnavailable => ErrorCategory.ResourceUnavailable,
        FailureKind.ConnectionError => ErrorCategory.ConnectionError,
        FailureKind.OperationTimeout => ErrorCategory.OperationTimeout,
        FailureKind.ParserError => ErrorCategory.ParserError,
        FailureKind.ReadError => ErrorCategory.ReadError,
        FailureKind.WriteError => ErrorCategory.WriteError,
        _ => ErrorCategory.NotSpecified,
    };
}
