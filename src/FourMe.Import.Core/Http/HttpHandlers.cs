using System.Net;

namespace FourMe.Import.Http;

/// <summary>Creates the HTTP handlers of a connection, which follow no redirects and store no cookies.</summary>
internal static class HttpHandlers
{
    internal static HttpClient NewClient(FourMeClientOptions options, bool decompress = true)
    {
        AllowTls12();
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = decompress ? DecompressionMethods.GZip | DecompressionMethods.Deflate : DecompressionMethods.None,
        };
        if (options.Proxy is not null) handler.Proxy = options.Proxy;
        // Used for a proxy without credentials: the named one, or the machine's.
        if (options.ProxyUseDefaultCredentials) handler.DefaultProxyCredentials = CredentialCache.DefaultCredentials;
        var client = new HttpClient(handler, disposeHandler: true) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        return client;
    }

    private static string UserAgent { get; } = "FourMe.Import/" + typeof(HttpHandlers).Assembly.GetName().Version!.ToString(3);

    /// <summary>Windows PowerShell may start with a protocol list without TLS 1.2.</summary>
    private static void AllowTls12()
    {
#if !NET
        if (ServicePointManager.SecurityProtocol != 0) ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
#endif
    }
}
