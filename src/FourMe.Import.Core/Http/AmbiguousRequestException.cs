namespace FourMe.Import.Http;

/// <summary>
/// A request failed or was stopped after bytes of its body were handed to the network: the service may have accepted it.
/// </summary>
internal sealed class AmbiguousRequestException(Exception cause) : Exception(cause.Message, cause);
