using System.Security.Authentication;

namespace FourMe.Import;

/// <summary>Tells what is wrong with a connection: the way to the other side, or the other side itself.</summary>
internal static class ConnectionFault
{
    /// <param name="uri">Where it should have gone, without anything secret.</param>
    /// <param name="cause">What the runtime says.</param>
    internal static Failure Of(Uri uri, Exception cause) => IsTls(cause) ? Failures.TlsFailed(uri, cause) : Failures.ConnectionFailed(uri, cause);

    private static bool IsTls(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
            if (inner is AuthenticationException) return true;
        return false;
    }
}
