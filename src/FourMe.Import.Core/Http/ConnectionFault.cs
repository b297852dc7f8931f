using System.Net;
using System.Security.Authentication;
using System.Text.RegularExpressions;
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
            && Says407(refused.Message);
#else
        return exception is WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } }
            || (exception is WebException or HttpRequestException && Says407(exception.Message));
#endif
    }

    /// <summary>Whether a message contains 407 as the status code rather than as part of a port, as in 127.0.0.1:40712.</summary>
    private static bool Says407(string message) => Regex.IsMatch(message, @"(?<![\d:])407(?!\d)", RegexOptions.CultureInvariant);
}
