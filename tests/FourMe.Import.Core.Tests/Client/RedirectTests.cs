using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>A redirect is never followed: the token stays with the hosts of the connection.</summary>
public class RedirectTests
{
    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_other_host_gets_no_request(int status)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await using TestAccount elsewhere = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, Fault.Redirect(new Uri(elsewhere.Service.ApiUri, "/v1/me?session=secret"), status));

        Failure failure = await Failing.WithAsync("UnexpectedRedirect", () => account.Client.GetMeAsync());

        Assert.Empty(elsewhere.Service.Requests);
        Assert.Equal(FailureKind.SecurityError, failure.Kind);
        Assert.Contains(elsewhere.Service.ApiUri.Authority, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("session", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("/v2/me?session=secret", "'/v2/me'")]
    [InlineData(null, "an unnamed address")]
    public async Task Where_it_leads_is_named_however_it_is_written(string? location, string expected)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(
            Endpoint.Me, Fault.Respond(302, string.Empty, "text/plain", location is null ? [] : [KeyValuePair.Create("Location", location)]));

        Failure failure = await Failing.WithAsync("UnexpectedRedirect", () => account.Client.GetMeAsync());

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("session", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_redirect_of_the_upload_is_a_refusal_that_leaves_nothing_behind()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await using TestAccount elsewhere = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportPost, Fault.Redirect(new Uri(elsewhere.Service.ApiUri, "/v1/import"), 307));

        await Failing.WithAsync("UnexpectedRedirect", () => account.SendAsync());

        Assert.Empty(elsewhere.Service.Requests);
        Assert.Single(account.Posts);
        Assert.Empty(account.Files);
    }
}
