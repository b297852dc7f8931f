using System.Net;
using System.Text.Json;
using FourMe.Import.Simulator.Imports;

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

    [Fact(Timeout = Watchdog)]
    public async Task AnAddedValueIsListedAndImportedUntilTheReset()
    {
        await using (SimulatedService other = await SimulatedService.StartAsync(cancellationToken: Cancellation))
            other.AddEnumerationValue("ci.status", "on_the_moon");
        using (HttpResponseMessage added = await Client.PostAsync(
            new Uri(Service.ApiUri, "/simulator/enumerations"), new StringContent("""{"name":"ci.status","id":"borrowed","txt":"Borrowed"}"""), Cancellation))
            Assert.Equal(HttpStatusCode.OK, added.StatusCode);

        JsonElement[] statuses = [.. (await EnumerationsAsync("/enums", "X-Xurrent-Language", "nl")).GetProperty("ci.status").EnumerateArray()];
        Assert.Equal("""{"id":"borrowed","txt":"Borrowed (nl)"}""", statuses[^1].GetRawText());
        Assert.DoesNotContain(statuses, status => status.GetProperty("id").GetString() == "on_the_moon");
        ImportJob job = await ImportAsync("cis", "Source,Source ID,Product,Label,Status\nTest,1,Bastion R200,SRV7,borrowed\n");
        Assert.Equal((1, 0), (job.Results.Created, job.Results.Failures));

        Service.Reset();
        statuses = [.. (await EnumerationsAsync("/enums")).GetProperty("ci.status").EnumerateArray()];
        Assert.DoesNotContain(statuses, status => status.GetProperty("id").GetString() == "borrowed");
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
