using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>The request for the API user (me), which verifies a connection.</summary>
public class MeTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_api_user_is_told()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        ApiUser user = await account.Client.GetMeAsync();

        Assert.Equal(new ApiUser(6, "Howard Tanner", "howard.tanner@widget.com"), user);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_request_carries_token_account_and_our_name()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await account.Client.GetMeAsync();

        RecordedRequest request = Assert.Single(account.Service.Requests);
        Assert.Equal(("GET", "/v1/me"), (request.Method, request.PathAndQuery));
        Assert.Equal("Bearer " + account.Service.Token, request.Header("Authorization"));
        Assert.Equal("wdc", request.Header("X-Xurrent-Account"));
        Assert.StartsWith("FourMe.Import/", request.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Null(request.Header("Cookie"));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("nobody", "Check the account, the environment and the region of the connection.")]
    [InlineData("https://wdc.xurrent.com/", "Give the id of the account and not its address: it is the first part of the address, here 'wdc'.")]
    [InlineData("wdc.xurrent.com", "Give the id of the account and not its address: it is the first part of the address, here 'wdc'.")]
    [InlineData("https://wdc", "Give the id of the account and not its address: it is the first part of the address, here 'wdc'.")]
    public async Task An_unknown_account_is_named_with_what_to_give_in_its_place(string given, string advice)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Failure failure = await Failing.WithAsync("NotFound", () => account.NewClient(account: given).GetMeAsync());

        Assert.StartsWith($"The service does not know the account '{given}' (404).", failure.Message, StringComparison.Ordinal);
        Assert.Equal(advice, failure.Advice);
    }

    [Fact]
    public void A_token_that_was_copied_with_its_scheme_is_refused_without_showing_it()
    {
        Failure failure = Failing.With("InvalidConnection", () => new FourMeClient(new FourMeClientOptions
        {
            Credential = FourMeCredential.PersonalToken("Bearer fourme-secret-token"),
        }).Dispose());

        Assert.Contains("without 'Bearer' before it", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("fourme-secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Without_an_account_no_account_header_is_sent()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await account.NewClient(account: "").GetMeAsync();

        Assert.DoesNotContain(account.Service.Requests[0].Headers, header => header.Key.EndsWith("-Account", StringComparison.OrdinalIgnoreCase));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_old_brand_sends_the_old_header()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.Keep(new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(account.Service.ApiUri, brand: ServiceBrand.FourMe),
            Account = "wdc",
            Credential = FourMeCredential.PersonalToken("  " + account.Service.Token + "\n"),
        }));

        await client.GetMeAsync();

        RecordedRequest request = Assert.Single(account.Service.Requests);
        Assert.Equal("wdc", request.Header("X-4me-Account"));
        Assert.Null(request.Header("X-Xurrent-Account"));
    }

    [Theory]
    [InlineData("abc\ndef", "wdc", "token")]
    [InlineData("abc\u00E9def", "wdc", "token")]
    [InlineData("abcdef", "w\r\nHost: x", "account id")]
    public void What_cannot_be_in_a_header_is_refused_before_anything_is_sent(string token, string account, string what)
    {
        Failure failure = Failing.With("InvalidConnection", () =>
        {
            using var client = new FourMeClient(new FourMeClientOptions { Credential = FourMeCredential.PersonalToken(token), Account = account });
        });

        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_fault_of_the_service_is_waited_out_with_growing_pauses()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.Me, Fault.BadGateway, Fault.Reset(ResetPoint.DuringAnswer));

        ApiUser user = await account.Client.GetMeAsync(account.Host);

        Assert.Equal("Howard Tanner", user.Name);
        Assert.Equal(3, account.Requests(Endpoint.Me).Count);
        Assert.Equal(2, account.Clock.Waits.Count);
        Assert.Equal(2, account.Host.VerboseLines.Count);
        Assert.Contains("502", account.Host.VerboseLines[0], StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Somebody_at_the_console_is_not_kept_waiting_for_long()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, Fault.Unavailable());

        await Failing.WithAsync("ServiceUnavailable", () => account.Client.GetMeAsync());

        Assert.Equal(3, account.Requests(Endpoint.Me).Count);
        Assert.True(account.Clock.Waits.Sum(wait => wait.TotalSeconds) < 10, string.Join(", ", account.Clock.Waits));
    }
}
