using System.Net;
using System.Security.Authentication;
using FourMe.Import.Errors;

namespace FourMe.Import.Http;

/// <summary>Classifies the fault of a connection: the way to the other side, or the other side itself.</summary>
internal static class ConnectionFault
{
    /// <param name="uri">The target, without secrets.</param>
    /// <param name="cause">The runtime's exception.</param>
    internal static Failure ToFailure(Uri uri, Exception cause)
    {
        for (Exception? inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException) return Failures.TlsFailed(uri, cause);
            if (IsProxyRefusal(inner)) return Failures.ProxyRefused(cause);
        }
        return Failures.ConnectionFailed(uri, cause);
    }

    /// <summary>Whether a proxy refused the tunnel to a host with 407; the runtime has the number only in its text.</summary>
    private static bool IsProxyRefusal(Exception exception)
    {
#if NET
        return exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } refused
            && refused.Message.Contains("407");
#else
        return exception is WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } }
            || (exception is WebException or HttpRequestException && exception.Message.IndexOf("407", StringComparison.Ordinal) >= 0);
#endif
    }
}
