using FourMe.Import.Errors;

namespace FourMe.Import.Http;

/// <summary>Which addresses may be asked: HTTPS ones, and plain HTTP on this machine itself, where nobody listens in.</summary>
internal static class SafeAddress
{
    /// <exception cref="FourMeException">
    /// <c>InsecureUri</c>; it names the host alone: the rest of the address may be a signature.
    /// </exception>
    internal static void Check(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) return;
        throw Failures.InsecureUri(new Uri(address.GetLeftPart(UriPartial.Authority))).ToException();
    }
}
