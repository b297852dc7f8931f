namespace FourMe.Import;

/// <summary>The only exception type of the library; <see cref="Failure"/> has the details.</summary>
public sealed class FourMeException : Exception
{
    /// <summary>Makes the exception for a failure; its message is the failure's.</summary>
    /// <param name="failure">What went wrong.</param>
    public FourMeException(Failure failure) : base(failure?.Message, failure?.Cause) =>
        Failure = failure ?? throw new ArgumentNullException(nameof(failure));

    /// <summary>What went wrong.</summary>
    public Failure Failure { get; }
}
