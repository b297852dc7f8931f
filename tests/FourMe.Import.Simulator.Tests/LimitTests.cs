using System.Globalization;
using System.Net;
using System.Text.Json;

namespace FourMe.Import.Simulator.Tests;

public sealed class LimitTests : SimulatorTest
{
    protected override void Configure(SimulatorOptions options)
    {
        options.RateLimit = true;
        options.MaxUploadBytes = 1000;
    }

    [Fact(Timeout = Watchdog)]
    public async Task TwentyRequestsInTwoSecondsAreTheMost()
    {
        for (int request = 0; request < 20; request++)
        {
            using HttpResponseMessage fine = await GetAsync("/me");
            Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
        }

        using HttpResponseMessage refused = await GetAsync("/me");
        Clock.Advance(TimeSpan.FromSeconds(2));
        using HttpResponseMessage later = await GetAsync("/me");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        Assert.Equal("3579", Header(later, "x-ratelimit-remaining"));
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnHourHas3600Requests()
    {
        long reset = 0;
        for (int request = 0; request < 3600; request++)
        {
            if (request % 20 == 0)
                Clock.Advance(TimeSpan.FromSeconds(2));
            using HttpResponseMessage fine = await GetAsync("/me");
            reset = long.Parse(Header(fine, "x-ratelimit-reset"), CultureInfo.InvariantCulture);
        }

        Clock.Advance(TimeSpan.FromSeconds(2));
        using HttpResponseMessage refused = await GetAsync("/me");
        Clock.Advance(refused.Headers.RetryAfter!.Delta!.Value);
        using HttpResponseMessage later = await GetAsync("/me");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("0", Header(refused, "x-ratelimit-remaining"));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        Assert.True(Clock.GetUtcNow() >= DateTimeOffset.FromUnixTimeSeconds(reset));
    }

    [Fact(Timeout = Watchdog)]
    public async Task TheLimitCanBeAskedForWithoutATokenAndIsNotCounted()
    {
        using HttpResponseMessage answer = await Client.GetAsync(Service.ApiUri + "/rate_limit", Cancellation);

        JsonElement core = (await JsonAsync(answer)).GetProperty("resources").GetProperty("core");
        Assert.Equal(3600, core.GetProperty("remaining").GetInt32());
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnUploadThatIsTooLargeIsRefused()
    {
        using HttpResponseMessage answer = await UploadAsync("sites", new byte[1001]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(Service.Imports);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
