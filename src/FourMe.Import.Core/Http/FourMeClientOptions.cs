using System.Net;

namespace FourMe.Import;

/// <summary>The settings of a client: the account, its hosts and the credential.</summary>
public sealed class FourMeClientOptions
{
    /// <summary>The hosts.</summary>
    public ServiceAddresses Addresses { get; init; } = ServiceAddresses.For();

    /// <summary>Id of the account, for example <c>wdc</c>; null for the account of the API user.</summary>
    public string? Account { get; init; }

    /// <summary>A personal access token, or client credentials.</summary>
    public required FourMeCredential Credential { get; init; }

    /// <summary>The proxy; null for the machine's own setting.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Authenticate to the proxy, including the machine's own, with the credentials of the user of the process.</summary>
    public bool ProxyUseDefaultCredentials { get; init; }

    /// <summary>How long the service may be silent before a request is aborted. Default: 100 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The clock of waits, retries and expiry.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
