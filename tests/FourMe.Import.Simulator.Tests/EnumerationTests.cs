using System.Net;
using System.Text.Json;

namespace FourMe.Import.Simulator.Tests;

public sealed class EnumerationTests : SimulatorTest
{
    [Fact(Timeout = Watchdog)]
    public async Task EnumerationsNeedNoToken()
    {
        JsonElement all = await EnumerationsAsync("/enums");

        JsonElement monday = all.GetProperty("weekday")[0];
        Assert.Equal("""{"id":"mon","txt":"Mondays"}""", monday.GetRawText());
        Assert.True(all.TryGetProperty("ci.status", out _));
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("/enums", "X-Xurrent-Language", "nl", "Mondays (nl)")]
    [InlineData("/enums", "X-4me-Language", "nl", "Mondays (nl)")]
    [InlineData("/enums/fr", "X-Xurrent-Language", "nl", "Mondays (fr)")]
    [InlineData("/enums", "X-Xurrent-Language", "xx", "Mondays")]
    [InlineData("/enums/en-GB", "X-Unrelated", "nl", "Mondays")]
    public async Task TheLanguageComesFromThePathOrAHeader(string path, string header, string language, string label)
    {
        JsonElement all = await EnumerationsAsync(path, header, language);

        Assert.Equal(label, all.GetProperty("weekday")[0].GetProperty("txt").GetString());
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnUnknownLanguageInThePathIsNotFound()
    {
        using HttpResponseMessage answer = await Client.GetAsync(Service.ApiUri + "/enums/xx", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<JsonElement> EnumerationsAsync(string path, string header = "X-Unrelated", string value = "x")
    {
        HttpRequestMessage request = new(HttpMethod.Get, Service.ApiUri + path);
        request.Headers.Add(header, value);
        using HttpResponseMessage answer = await Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await JsonAsync(answer);
    }
}
