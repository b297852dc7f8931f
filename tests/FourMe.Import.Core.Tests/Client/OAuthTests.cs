using System.Net;
using System.Text;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>Client credentials (https://developer.xurrent.com/v1/oauth/client_credentials_grant).</summary>
public class OAuthTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_token_is_fetched_once_and_used_again()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewOAuthClient();

        await client.GetMeAsync();
        await client.GetMeAsync();

        Assert.Single(account.Requests(Endpoint.Token));
        Assert.Single(account.Requests(Endpoint.Me).Select(request => request.Header("Authorization")).Distinct());
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_server_whose_clock_is_an_hour_off_makes_no_difference(int hours)
    {
        TestClock clock = TestClock.Instant();
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.TimeProvider = new Faults.ShiftedClock(clock, TimeSpan.FromHours(hours)), clock);
        FourMeClient client = account.NewOAuthClient();

        await client.GetMeAsync();
        clock.Advance(TimeSpan.FromMinutes(57));
        await client.GetMeAsync();
        Assert.Single(account.Requests(Endpoint.Token));

        clock.Advance(TimeSpan.FromMinutes(2));
        await client.GetMeAsync();
        Assert.Equal(2, account.Requests(Endpoint.Token).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_secret_goes_in_the_body_and_nowhere_else()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await account.NewOAuthClient().GetMeAsync();

        RecordedRequest request = Assert.Single(account.Requests(Endpoint.Token));
        string body = Encoding.UTF8.GetString(request.BodyStart);
        Assert.Equal("/token", request.PathAndQuery);
        Assert.Null(request.Header("Authorization"));
        Assert.Contains($"client_secret={WebUtility.UrlEncode(account.Service.ClientSecret)}", body, StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", body, StringComparison.Ordinal);
        Assert.DoesNotContain(account.Requests(Endpoint.Me), call => call.Headers.Any(header => header.Value.Contains(account.Service.ClientSecret, StringComparison.Ordinal)));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_token_is_replaced_two_minutes_before_its_end()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewOAuthClient();
        await client.GetMeAsync();

        account.Clock.Advance(TimeSpan.FromMinutes(57));
        await client.GetMeAsync();
        Assert.Single(account.Requests(Endpoint.Token));

        account.Clock.Advance(TimeSpan.FromMinutes(1.5));
        await client.GetMeAsync();
        Assert.Equal(2, account.Requests(Endpoint.Token).Count);
        Assert.All(account.Requests(Endpoint.Me), request => Assert.Equal(200, request.Status));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_token_of_a_short_life_is_used_for_half_of_it()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.TokenLifetime = TimeSpan.FromSeconds(60));
        FourMeClient client = account.NewOAuthClient();
        await client.GetMeAsync();
        account.Clock.Advance(TimeSpan.FromSeconds(20));
        await client.GetMeAsync();
        Assert.Single(account.Requests(Endpoint.Token));

        account.Clock.Advance(TimeSpan.FromSeconds(15));
        await client.GetMeAsync();

        Assert.Equal(2, account.Requests(Endpoint.Token).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_token_that_is_refused_early_is_replaced_and_the_call_sent_once_more()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewOAuthClient();
        await client.GetMeAsync();
        account.Service.RevokeToken(account.Requests(Endpoint.Me)[0].Header("Authorization")!["Bearer ".Length..]);

        ApiUser user = await client.GetMeAsync(account.Host);

        Assert.Equal("Howard Tanner", user.Name);
        Assert.Equal([200, 401, 200], account.Requests(Endpoint.Me).Select(request => request.Status));
        Assert.Equal(2, account.Requests(Endpoint.Token).Count);
        account.AssertNoSecret(account.Requests(Endpoint.Me).Select(_ => account.Host.Everything).ToArray());
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_service_that_refuses_every_token_is_asked_twice_only()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, Fault.Unauthorized);

        await Failing.WithAsync("Unauthorized", () => account.NewOAuthClient().GetMeAsync());

        Assert.Equal(2, account.Requests(Endpoint.Me).Count);
        Assert.Equal(2, account.Requests(Endpoint.Token).Count);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_host_out_of_work_is_waited_for_as_long_as_the_request_is_worth(bool import)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.Token, Fault.Unavailable(), Fault.MalformedJson, Fault.BadGateway, Fault.Reset(ResetPoint.AfterBody));
        FourMeClient client = account.NewOAuthClient();

        if (import) Assert.True((await account.SendAsync(client: client)).Result.Succeeded);
        else await Failing.WithAsync("ServiceUnavailable", () => client.GetMeAsync());

        Assert.Equal(import ? 5 : 3, account.Requests(Endpoint.Token).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Callers_at_the_same_time_fetch_one_token()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewOAuthClient();
        Task<ApiUser>[] calls;
        using (Gate gate = account.Service.Gates.Hold(Endpoint.Token))
        {
            calls = [.. Enumerable.Range(0, 8).Select(_ => client.GetMeAsync())];
            await gate.Reached;
        }

        await Task.WhenAll(calls);

        Assert.Single(account.Requests(Endpoint.Token));
        Assert.Equal(8, account.Requests(Endpoint.Me).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_caller_that_gives_up_does_not_take_the_others_with_it()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewOAuthClient();
        using var stop = new CancellationTokenSource();
        using Gate gate = account.Service.Gates.Hold(Endpoint.Token, GatePhase.RequestReceived);
        Task<ApiUser> first = client.GetMeAsync(cancellationToken: stop.Token);
        await gate.Reached;
        Task<ApiUser> second = client.GetMeAsync();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.Release();

        Assert.Equal("Howard Tanner", (await second).Name);
    }
}
