namespace FourMe.Import;

/// <summary>A request failed before any byte of its body was handed to the network: it may safely be sent again.</summary>
internal sealed class NothingSentException(FourMeException cause) : Exception(cause.Message, cause)
{
    internal FourMeException Fault { get; } = cause;
}
