using System.Net;
using System.Text;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Simulator.Tests;

public sealed class RequestTests : SimulatorTest
{
    [Fact(Timeout = Watchdog)]
    public async Task EveryRequestIsOnRecordInOrder()
    {
        using HttpResponseMessage me = await GetAsync("/me?x=1");
        using HttpResponseMessage upload = await UploadAsync("sites", "Name\nA\n"u8.ToArray());
        using HttpResponseMessage unknown = await Client.GetAsync(Service.StorageUri, Cancellation);

        Assert.Equal([PortKind.Api, PortKind.Api, PortKind.Storage], Service.Requests.Select(request => request.Port));
        Assert.Equal([200, 200, 404], Service.Requests.Select(request => request.Status));
        RecordedRequest first = Service.Requests[0];
        RecordedRequest second = Service.Requests[1];
        Assert.Equal("/v1/me?x=1", first.PathAndQuery);
        Assert.Equal($"Bearer {Service.Token}", first.Header("authorization"));
        Assert.Null(first.ContentLength);
        Assert.Equal(second.ContentLength, second.BodyBytes);
        Assert.True(second.BodyComplete);
        Assert.Contains("Name\nA\n", Encoding.UTF8.GetString(second.BodyStart), StringComparison.Ordinal);
        Assert.Equal(first.ConnectionId, second.ConnectionId);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AChunkedBodyHasNoLength()
    {
        HttpRequestMessage request = Request(HttpMethod.Post, "/export");
        request.Content = new StringContent("""{"type":"sites"}""");
        request.Headers.TransferEncodingChunked = true;

        using HttpResponseMessage answer = await Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(Service.Requests[0].ContentLength);
        Assert.Equal(16, Service.Requests[0].BodyBytes);
        Assert.True(Service.Requests[0].BodyComplete);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AFreshConnectionHasAFreshId()
    {
        using HttpClient other = new();
        using HttpResponseMessage first = await GetAsync("/me");
        using HttpResponseMessage second = await other.GetAsync(Service.ApiUri + "/enums", Cancellation);

        Assert.NotEqual(Service.Requests[0].ConnectionId, Service.Requests[1].ConnectionId);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AGateHoldsTheAnswerOfAnImportThatIsAlreadyAccepted()
    {
        using Gate gate = Service.Gates.Hold(Endpoint.ImportPost);
        Task<HttpResponseMessage> upload = UploadAsync("sites", "Name\nA\n"u8.ToArray());
        await gate.Reached.WaitAsync(Cancellation);

        Assert.False(upload.IsCompleted);
        Assert.Single(Service.Imports);
        Assert.Null(Service.Requests[0].Status);
        gate.Release();

        using HttpResponseMessage answer = await upload;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AGateHoldsARequestBeforeAnythingOfItIsRead()
    {
        using Gate gate = Service.Gates.Hold(Endpoint.ImportPost, GatePhase.RequestReceived);
        Task<HttpResponseMessage> upload = UploadAsync("sites", "Name\nA\n"u8.ToArray());
        await gate.Reached.WaitAsync(Cancellation);

        Assert.Equal(0, Service.Requests[0].BodyBytes);
        Assert.Empty(Service.Imports);
        gate.Release();

        using HttpResponseMessage answer = await upload;
        Assert.Single(Service.Imports);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AClientThatLeavesInTheMiddleOfAnUploadLeavesNoJob()
    {
        using Gate gate = Service.Gates.Hold(Endpoint.ImportPost, GatePhase.RequestBody, afterBytes: 100_000);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        HttpRequestMessage request = Request(HttpMethod.Post, "/import");
        byte[] file = Encoding.UTF8.GetBytes("Name\n" + new string('x', 30_000_000));
        request.Content = new MultipartFormDataContent { { new StringContent("sites"), "type" }, { new ByteArrayContent(file), "file", "sites.csv" } };
        Task<HttpResponseMessage> upload = Client.SendAsync(request, stop.Token);
        await gate.Reached.WaitAsync(Cancellation);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        gate.Release();

        await Service.Requests[0].Finished.WaitAsync(Cancellation);
        Assert.False(Service.Requests[0].BodyComplete);
        Assert.Null(Service.Requests[0].Status);
        Assert.Empty(Service.Imports);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ResetForgetsEverythingButAddressesAndTokens()
    {
        await ImportAsync("sites", "Name\nDepot\n");
        using Gate gate = Service.Gates.Hold(Endpoint.Me);
        Service.Faults.Next(Endpoint.Me, Faults.Fault.BadGateway);

        Service.Reset();
        using HttpResponseMessage me = await GetAsync("/me");

        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Single(Service.Requests);
        Assert.Empty(Service.Imports);
        Assert.DoesNotContain(Service.Records("wdc", "sites"), site => site["Name"] == "Depot");
        Assert.Contains(Service.Records("wdc", "sites"), site => site["Name"] == "Data Center 1");
    }

    [Fact(Timeout = Watchdog)]
    public async Task TheDateOfAnAnswerIsThatOfTheClock()
    {
        Clock.Advance(TimeSpan.FromDays(100));

        using HttpResponseMessage me = await GetAsync("/me");

        Assert.Equal(Clock.GetUtcNow(), me.Headers.Date);
    }
}
