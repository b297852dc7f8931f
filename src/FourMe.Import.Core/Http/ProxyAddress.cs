using System.Net;

namespace FourMe.Import.Http;

/// <summary>Reads the address of a proxy as it is written in HTTPS_PROXY: it may have a user name and a password in it.</summary>
internal static class ProxyAddress
{
    /// <summary>The proxy.</summary>
    /// <param name="address">The address. .NET ignores credentials in it, and the proxy would answer 407.</param>
    /// <param name="credential">Credentials given apart, which take precedence; null for those of the address, or none.</param>
    internal static WebProxy ToProxy(Uri address, NetworkCredential? credential)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length == 0) return new WebProxy(address) { Credentials = credential };
        // Without the password, which would otherwise appear wherever the address is shown.
        var plain = new UriBuilder(address) { UserName = string.Empty, Password = string.Empty };
        string[] parts = [.. address.UserInfo.Split([':'], 2).Select(Uri.UnescapeDataString)];
        return new WebProxy(plain.Uri)
        {
            Credentials = credential ?? new NetworkCredential(parts[0], parts.Length > 1 ? parts[1] : string.Empty),
        };
    }
}
