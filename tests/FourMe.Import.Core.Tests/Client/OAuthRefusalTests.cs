using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>What the error says, and does not say, when the OAuth host returns no token.</summary>
public class OAuthRefusalTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Wrong_credentials_are_told_in_the_words_of_the_service()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewClient(FourMeCredential.ClientCredentials(account.Service.ClientId, "wrong-secret"));

        Failure failure = await Failing.WithAsync("OAuthRefused", () => client.GetMeAsync(account.Host));

        Assert.Equal(FailureKind.AuthenticationError, failure.Kind);
        Assert.Contains("invalid_client", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Unknown client or wrong secret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", failure.Message + failure.Advice + account.Host.Everything, StringComparison.Ordinal);
        Assert.Empty(account.Requests(Endpoint.Me));
        Assert.Single(account.Requests(Endpoint.Token));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_answer_401_means_the_same()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Token, Fault.Respond(401, """{"error":"invalid_client"}"""));

        Failure failure = await Failing.WithAsync("OAuthRefused", () => account.NewOAuthClient().GetMeAsync());

        Assert.Contains("invalid_client", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_fault_of_the_oauth_host_is_waited_out()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.Token, Fault.BadGateway, Fault.TooManyRequests("2"));

        await account.NewOAuthClient().GetMeAsync();

        Assert.Equal(3, account.Requests(Endpoint.Token).Count);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("""[{"access_token":"abcdef-secret"}]""")]
    [InlineData("""{"token":"abcdef-secret"}""")]
    [InlineData("""{"access_token":"abcdef-secret""")]
    public async Task An_unreadable_answer_is_not_shown_for_it_may_hold_a_token(string body)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Token, Fault.Respond(200, body));

        Failure failure = await Failing.WithAsync("MalformedAnswer", () => account.NewOAuthClient().GetMeAsync(account.Host));

        Assert.DoesNotContain("abcdef", failure.Message + failure.Cause + account.Host.Everything, StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1e300")]
    [InlineData("\"soon\"")]
    public async Task An_odd_lifetime_is_taken_for_the_documented_hour(string lifetime)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string token = account.Service.IssueToken("wdc");
        account.Service.Faults.Always(Endpoint.Token, Fault.Respond(200, $$"""{"access_token":"{{token}}","expires_in":{{lifetime}}}"""));
        FourMeClient client = account.NewOAuthClient();
        await client.GetMeAsync();
        account.Clock.Advance(TimeSpan.FromMinutes(57));
        await client.GetMeAsync();
        Assert.Single(account.Requests(Endpoint.Token));

        account.Clock.Advance(TimeSpan.FromMinutes(2));
        await client.GetMeAsync();

        Assert.Equal(2, account.Requests(Endpoint.Token).Count);
    }

    [Fact]
    public void A_credential_never_tells_its_secret()
    {
        Assert.Equal("personal access token", FourMeCredential.PersonalToken("abcdef").ToString());
        Assert.Equal("client credentials of app", FourMeCredential.ClientCredentials("app", "abcdef").ToString());
    }

    [Fact]
    public void A_client_without_a_credential_is_refused() => Failing.With("MissingCredential", () =>
    {
        using var client = new FourMeClient(new FourMeClientOptions { Credential = null! });
    });
}
