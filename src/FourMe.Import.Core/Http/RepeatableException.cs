namespace FourMe.Import.Http;

/// <summary>A request failed and may be sent again.</summary>
/// <param name="fault">What went wrong.</param>
/// <param name="retryAfter">The wait that the service requests.</param>
internal sealed class RepeatableException(FourMeException fault, RetryAfter retryAfter = default) : Exception(fault.Message, fault)
{
    internal Failure Failure { get; } = fault.Failure;

    internal RetryAfter RetryAfter { get; } = retryAfter;
}
