using System.Net;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>A proxy that wants to know who asks is told from a service that is not there.</summary>
public class ProxyTests
{
    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("https://api.example.test/v1")]
    [InlineData("http://localhost:1/v1")]
    public async Task A_407_names_the_ways_to_open_the_proxy(string api)
    {
        await using var proxy = new RawAnswer(_ => "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0");
        using var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(new Uri(api)), Credential = FourMeCredential.PersonalToken("fourme-secret-token"), TimeProvider = TestClock.Instant(),
            Proxy = new WebProxy(proxy.Address),
        });

        Failure failure = await Failing.WithAsync("ProxyRefused", () => client.GetMeAsync());

        Assert.Equal(FailureKind.AuthenticationError, failure.Kind);
        Assert.Contains("credentials for the proxy", failure.Advice, StringComparison.Ordinal);
    }
}
