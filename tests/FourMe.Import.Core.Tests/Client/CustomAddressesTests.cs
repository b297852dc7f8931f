using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>Hosts named by the caller.</summary>
public class CustomAddressesTests
{
    [Theory]
    [InlineData("https://api.example.com", "https://api.example.com/v1")]
    [InlineData("https://api.example.com/", "https://api.example.com/v1")]
    [InlineData("https://api.example.com/v1", "https://api.example.com/v1")]
    [InlineData("https://api.example.com/v1/", "https://api.example.com/v1")]
    [InlineData("https://api.example.com/prefix/v1", "https://api.example.com/prefix/v1")]
    [InlineData("https://api.example.com:8443", "https://api.example.com:8443/v1")]
    [InlineData("https://api.example.com/v1?key=1#part", "https://api.example.com/v1")]
    public void A_missing_version_is_added_and_the_rest_kept(string given, string expected) =>
        Assert.Equal(expected, ServiceAddresses.Custom(new Uri(given)).Api.AbsoluteUri);

    [Theory]
    [InlineData("https://api.example.com/v1", "https://oauth.example.com/")]
    [InlineData("https://API.example.com/v1", "https://oauth.example.com/")]
    [InlineData("https://api.au.example.com:8443/v1", "https://oauth.au.example.com:8443/")]
    [InlineData("https://service.example.com/v1", "https://service.example.com/")]
    [InlineData("http://127.0.0.1:4010/v1", "http://127.0.0.1:4010/")]
    public void A_missing_oauth_host_is_derived(string api, string expected) =>
        Assert.Equal(expected, ServiceAddresses.Custom(new Uri(api)).OAuth.AbsoluteUri);

    [Theory]
    [InlineData("https://ann:hunter22@api.example.com/v1", null)]
    [InlineData("https://hunter22@api.example.com/v1", null)]
    [InlineData("https://api.example.com/v1", "https://ann:hunter22@oauth.example.com")]
    public void An_address_with_a_password_is_refused_without_showing_it(string api, string? oauth)
    {
        Failure failure = Failing.With("InvalidConnection", () => ServiceAddresses.Custom(new Uri(api), oauth is null ? null : new Uri(oauth)));

        Assert.EndsWith("contains a user name or a password. Give it without them.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_oauth_host_that_is_given_is_taken() =>
        Assert.Equal("https://login.example.org/", ServiceAddresses.Custom(new Uri("https://api.example.com"), new Uri("https://login.example.org/")).OAuth.AbsoluteUri);

    [Theory]
    [InlineData("https://api.4me.com", "X-4me-Account")]
    [InlineData("https://api.au.4me.qa/v1", "X-4me-Account")]
    [InlineData("https://api.4me-demo.com/v1", "X-4me-Account")]
    [InlineData("https://api.xurrent.com/v1", "X-Xurrent-Account")]
    [InlineData("https://api.example.com/v1", "X-Xurrent-Account")]
    public void The_header_name_goes_with_the_host(string api, string header) =>
        Assert.Equal(header, ServiceAddresses.Custom(new Uri(api)).AccountHeader);

    [Fact]
    public void A_brand_that_is_given_decides_the_header_name() =>
        Assert.Equal("X-4me-Account", ServiceAddresses.Custom(new Uri("https://api.example.com"), brand: ServiceBrand.FourMe).AccountHeader);

    [Theory]
    [InlineData("http://api.example.com/v1")]
    [InlineData("http://10.0.0.1/v1")]
    [InlineData("http://localhost.example.com/v1")]
    public void Plain_http_is_refused(string api)
    {
        Failure failure = Failing.With("InsecureUri", () => ServiceAddresses.Custom(new Uri(api)));

        Assert.Equal(FailureKind.SecurityError, failure.Kind);
        Assert.NotNull(failure.Advice);
    }

    [Fact]
    public void Plain_http_is_refused_for_the_oauth_host_too() =>
        Failing.With("InsecureUri", () => ServiceAddresses.Custom(new Uri("https://api.example.com"), new Uri("http://oauth.example.com")));

    [Theory]
    [InlineData("http://127.0.0.1:4010")]
    [InlineData("http://localhost:4010")]
    [InlineData("http://[::1]:4010")]
    public void Plain_http_is_allowed_to_this_machine(string api) =>
        Assert.Equal(api + "/v1", ServiceAddresses.Custom(new Uri(api)).Api.AbsoluteUri);

    [Theory]
    [InlineData("ftp://api.example.com")]
    [InlineData("file:///etc/passwd")]
    public void Other_schemes_are_refused(string api) => Failing.With("InvalidConnection", () => ServiceAddresses.Custom(new Uri(api)));

    [Fact]
    public void A_relative_address_is_refused() =>
        Failing.With("InvalidConnection", () => ServiceAddresses.Custom(new Uri("api.example.com/v1", UriKind.Relative)));
}
