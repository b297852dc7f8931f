using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>The hosts of https://developer.xurrent.com/v1/ and, under the old name, of https://developer.4me.com/v1/.</summary>
public class ServiceAddressesTests
{
    [Theory]
    [InlineData(ServiceEnvironment.Production, ServiceRegion.EU, "https://api.xurrent.com/v1", "https://oauth.xurrent.com")]
    [InlineData(ServiceEnvironment.Production, ServiceRegion.AU, "https://api.au.xurrent.com/v1", "https://oauth.au.xurrent.com")]
    [InlineData(ServiceEnvironment.Production, ServiceRegion.UK, "https://api.uk.xurrent.com/v1", "https://oauth.uk.xurrent.com")]
    [InlineData(ServiceEnvironment.Production, ServiceRegion.US, "https://api.us.xurrent.com/v1", "https://oauth.us.xurrent.com")]
    [InlineData(ServiceEnvironment.Production, ServiceRegion.CH, "https://api.ch.xurrent.com/v1", "https://oauth.ch.xurrent.com")]
    [InlineData(ServiceEnvironment.QA, ServiceRegion.EU, "https://api.xurrent.qa/v1", "https://oauth.xurrent.qa")]
    [InlineData(ServiceEnvironment.QA, ServiceRegion.AU, "https://api.au.xurrent.qa/v1", "https://oauth.au.xurrent.qa")]
    [InlineData(ServiceEnvironment.QA, ServiceRegion.UK, "https://api.uk.xurrent.qa/v1", "https://oauth.uk.xurrent.qa")]
    [InlineData(ServiceEnvironment.QA, ServiceRegion.US, "https://api.us.xurrent.qa/v1", "https://oauth.us.xurrent.qa")]
    [InlineData(ServiceEnvironment.QA, ServiceRegion.CH, "https://api.ch.xurrent.qa/v1", "https://oauth.ch.xurrent.qa")]
    [InlineData(ServiceEnvironment.Demo, ServiceRegion.EU, "https://api.xurrent-demo.com/v1", "https://oauth.xurrent-demo.com")]
    public void Every_documented_host_is_known(ServiceEnvironment environment, ServiceRegion region, string api, string oauth)
    {
        ServiceAddresses addresses = ServiceAddresses.For(environment, region);

        Assert.Equal(api, addresses.Api.AbsoluteUri);
        Assert.Equal(oauth + "/", addresses.OAuth.AbsoluteUri);
        Assert.Equal("X-Xurrent-Account", addresses.AccountHeader);
    }

    [Theory]
    [InlineData(ServiceEnvironment.Production, ServiceRegion.EU, "https://api.4me.com/v1", "https://oauth.4me.com")]
    [InlineData(ServiceEnvironment.Production, ServiceRegion.AU, "https://api.au.4me.com/v1", "https://oauth.au.4me.com")]
    [InlineData(ServiceEnvironment.QA, ServiceRegion.CH, "https://api.ch.4me.qa/v1", "https://oauth.ch.4me.qa")]
    [InlineData(ServiceEnvironment.Demo, ServiceRegion.EU, "https://api.4me-demo.com/v1", "https://oauth.4me-demo.com")]
    public void The_old_brand_has_the_old_hosts_and_the_old_header(ServiceEnvironment environment, ServiceRegion region, string api, string oauth)
    {
        ServiceAddresses addresses = ServiceAddresses.For(environment, region, ServiceBrand.FourMe);

        Assert.Equal(api, addresses.Api.AbsoluteUri);
        Assert.Equal(oauth + "/", addresses.OAuth.AbsoluteUri);
        Assert.Equal("X-4me-Account", addresses.AccountHeader);
    }

    [Fact]
    public void The_default_is_production_of_the_current_brand_in_Europe() =>
        Assert.Equal("https://api.xurrent.com/v1", ServiceAddresses.For().Api.AbsoluteUri);

    [Theory]
    [InlineData(ServiceRegion.AU)]
    [InlineData(ServiceRegion.UK)]
    [InlineData(ServiceRegion.US)]
    [InlineData(ServiceRegion.CH)]
    public void The_demo_has_no_regions(ServiceRegion region)
    {
        Failure failure = Failing.With("InvalidConnection", () => ServiceAddresses.For(ServiceEnvironment.Demo, region));

        Assert.Equal(FailureKind.InvalidArgument, failure.Kind);
        Assert.Contains("leave the region out", failure.Message, StringComparison.Ordinal);
    }
}
