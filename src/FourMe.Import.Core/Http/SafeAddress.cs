using FourMe.Import.Errors;

namespace FourMe.Import.Http;

/// <summary>Allows HTTPS addresses, and plain HTTP on the local machine.</summary>
internal static class SafeAddress
{
    /// <exception cref="FourMeException">
    /// <c>InsecureUri</c>; it names only the host, because the rest of the address may be a signature.
    /// </exception>
    internal static void Check(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) return;
        throw Failures.InsecureUri(new Uri(address.GetLeftPart(UriPartial.Authority))).ToException();
    }
}
