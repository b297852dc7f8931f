using System.Net;
using System.Text;
using System.Text.Json;

namespace FourMe.Import.Simulator.Tests;

public sealed class ControlTests : SimulatorTest
{
    [Fact(Timeout = Watchdog)]
    public async Task FaultsCanBeQueuedFromAnotherProcess()
    {
        await PostAsync("faults", """{"endpoint":"Me","fault":"respond","status":503,"body":"{}","headers":{"Retry-After":"9"},"times":2}""");

        for (int index = 0; index < 2; index++)
        {
            using HttpResponseMessage struck = await GetAsync("/me");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, struck.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(9), struck.Headers.RetryAfter!.Delta);
        }

        using HttpResponseMessage well = await GetAsync("/me");
        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("reset")]
    [InlineData("hang")]
    [InlineData("truncate")]
    [InlineData("wrongContentLength")]
    [InlineData("gzip")]
    [InlineData("trickle")]
    [InlineData("tooManyRequests")]
    [InlineData("unavailable")]
    [InlineData("unauthorized")]
    [InlineData("badGateway")]
    [InlineData("malformedJson")]
    [InlineData("otherShape")]
    [InlineData("emptyBody")]
    [InlineData("unknownState")]
    [InlineData("none")]
    public async Task EveryKindOfFaultHasAName(string fault)
    {
        await PostAsync("faults", $$"""{"endpoint":"Me","fault":"{{fault}}"}""");

        Assert.Equal(1, Service.Faults.Pending(Endpoint.Me));
    }

    [Fact(Timeout = Watchdog)]
    public async Task AGateCanBeHeldAwaitedAndReleased()
    {
        int gate = (await PostAsync("gates", """{"endpoint":"Me","phase":"RequestReceived"}""")).GetProperty("id").GetInt32();
        Task<HttpResponseMessage> call = GetAsync("/me");

        JsonElement reached = await ShowAsync($"gates/{gate}/reached");
        Assert.False(call.IsCompleted);
        await PostAsync($"gates/{gate}/release", string.Empty);

        using HttpResponseMessage answer = await call;
        Assert.True(reached.GetProperty("reached").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task RequestsImportsRecordsAndUploadsCanBeSeen()
    {
        await ImportAsync("sites", "Name\nDepot\n");

        JsonElement requests = await ShowAsync("requests");
        JsonElement import = (await ShowAsync("imports"))[0];
        JsonElement records = await ShowAsync("records/wdc/sites");
        string upload = await Client.GetStringAsync(Address($"imports/{import.GetProperty("token")}/upload"), Cancellation);

        Assert.Equal(2, requests.GetArrayLength());
        Assert.Equal("done", import.GetProperty("state").GetString());
        Assert.Contains(records.EnumerateArray(), site => site.GetProperty("Name").GetString() == "Depot");
        Assert.Equal("Name\nDepot\n", upload);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ClockOptionsTokensAndResetWork()
    {
        DateTimeOffset before = Clock.GetUtcNow();
        await PostAsync("clock", """{"advance":"01:30:00"}""");
        await PostAsync("options", """{"queuedPolls":3,"logStyle":"Timestamped","failureLimit":5,"tokenLifetime":"00:10:00"}""");
        string token = (await PostAsync("tokens", """{"account":"widget","administrator":false}""")).GetProperty("token").GetString()!;
        using HttpResponseMessage me = await GetAsync("/me", token);
        await PostAsync("reset", string.Empty);

        Assert.Equal(TimeSpan.FromMinutes(90), Clock.GetUtcNow() - before);
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Empty(Service.Requests);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("faults", """{"endpoint":"Nowhere","fault":"reset"}""")]
    [InlineData("faults", """{"endpoint":"Me","fault":"flood"}""")]
    [InlineData("options", """{"colour":"red"}""")]
    [InlineData("options", "not json")]
    public async Task AMistakeIsExplained(string path, string body)
    {
        using HttpResponseMessage answer = await Client.PostAsync(Address(path), new StringContent(body, Encoding.UTF8), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await JsonAsync(answer)).GetProperty("message").GetString()!);
    }

    private Uri Address(string path) => new(Service.ApiUri, $"/simulator/{path}");

    private async Task<JsonElement> ShowAsync(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(Address(path), Cancellation);
        return await JsonAsync(answer);
    }

    private async Task<JsonElement> PostAsync(string path, string body)
    {
        using HttpResponseMessage answer = await Client.PostAsync(Address(path), new StringContent(body, Encoding.UTF8), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await JsonAsync(answer);
    }
}
