using System.Net;

namespace FourMe.Import;

/// <summary>What a client needs to know to talk to an account.</summary>
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

    /// <summary>Open the proxy, the machine's own too, with the credentials of the user who runs the process.</summary>
    public bool ProxyUseDefaultCredentials { get; init; }

    /// <summary>How long the service may stay silent before a request is given up. Default: 100 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The clock that waits, retries and expiry go by.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
