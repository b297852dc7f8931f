namespace FourMe.Import.Http;

/// <summary>A request failed in a way after which it may be sent again.</summary>
/// <param name="fault">What went wrong.</param>
/// <param name="retryAfter">How long the service asks to be left alone.</param>
internal sealed class RepeatableException(FourMeException fault, RetryAfter retryAfter = default) : Exception(fault.Message, fault)
{
    internal Failure Failure { get; } = fault.Failure;

    internal RetryAfter RetryAfter { get; } = retryAfter;
}
