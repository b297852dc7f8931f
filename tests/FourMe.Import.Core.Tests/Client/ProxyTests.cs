using System.Net;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>A proxy that requires authentication is distinguished from an unreachable service.</summary>
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

    [Theory]
    [InlineData("http://me:pa%3Ass%40@proxy.example.com:8080/", "me", "pa:ss@")]
    [InlineData("http://me@proxy.example.com:8080/", "me", "")]
    [InlineData("http://me:a:b@proxy.example.com:8080/", "me", "a:b")]
    public void Credentials_in_the_address_are_used_and_taken_out_of_it(string address, string user, string password)
    {
        WebProxy proxy = ProxyAddress.ToProxy(new Uri(address), null);

        Assert.Equal("http://proxy.example.com:8080/", proxy.Address!.OriginalString);
        var used = Assert.IsType<NetworkCredential>(proxy.Credentials);
        Assert.Equal((user, password), (used.UserName, used.Password));
    }

    [Fact]
    public void Credentials_given_apart_go_before_those_of_the_address()
    {
        var apart = new NetworkCredential("you", "yours");

        Assert.Same(apart, ProxyAddress.ToProxy(new Uri("http://me:mine@proxy.example.com:8080"), apart).Credentials);
        Assert.Null(ProxyAddress.ToProxy(new Uri("http://proxy.example.com:8080"), null).Credentials);
    }

    [Theory]
    [InlineData("Connection refused (127.0.0.1:40712)")]
    [InlineData("The proxy tunnel request to proxy 'http://127.0.0.1:14072/' failed with status code '403'.")]
    [InlineData("The proxy tunnel request to proxy 'http://127.0.0.1:407/' failed with status code '502'.")]
    public void A_port_with_407_in_it_is_no_refusal_of_a_proxy(string message) =>
        Assert.Equal("ConnectionFailed", ConnectionFault.ToFailure(new Uri("http://127.0.0.1:40712"), Fault(message)).Id);

    [Theory]
    [InlineData("The remote server returned an error: (407) Proxy Authentication Required.")]
    [InlineData("The proxy tunnel request to proxy 'http://127.0.0.1:14072/' failed with status code '407'.")]
    public void The_number_is_known_in_the_words_of_either_runtime(string message) =>
        Assert.Equal("ProxyRefused", ConnectionFault.ToFailure(new Uri("http://127.0.0.1:40712"), Fault(message)).Id);

    private static HttpRequestException Fault(string message) =>
#if CORE_NETSTANDARD
        new(message);
#else
        new(HttpRequestError.ProxyTunnelError, message);
#endif
}
