using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Time;

namespace FourMe.Import.Simulator.Tests;

/// <summary>The base of the behaviour tests: a service on real sockets with a stopped clock, and a plain client.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    protected const int Watchdog = 30_000;

    private SimulatedService? _service;
    private HttpClient? _client;

    protected SimulatedClock Clock { get; } = new(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));

    protected SimulatedService Service => _service!;

    protected HttpClient Client => _client!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        SimulatorOptions options = new() { TimeProvider = Clock, QueuedPolls = 0, ProcessingPolls = 0 };
        Configure(options);
        _service = await SimulatedService.StartAsync(options, Cancellation);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client?.Dispose();
        if (_service is not null)
            await _service.DisposeAsync();
    }

    protected virtual void Configure(SimulatorOptions options)
    {
    }

    protected HttpRequestMessage Request(HttpMethod method, string path, string? token = null, string? account = null)
    {
        HttpRequestMessage request = new(method, Service.ApiUri.AbsoluteUri + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Service.Token);
        if (account is not null)
            request.Headers.Add("X-Xurrent-Account", account);
        return request;
    }

    protected Task<HttpResponseMessage> GetAsync(string path, string? token = null, string? account = null) =>
        Client.SendAsync(Request(HttpMethod.Get, path, token, account), Cancellation);

    protected Task<HttpResponseMessage> UploadAsync(string type, byte[] file, string? account = null)
    {
        HttpRequestMessage request = Request(HttpMethod.Post, "/import", account: account);
        request.Content = new MultipartFormDataContent { { new StringContent(type), "type" }, { new ByteArrayContent(file), "file", $"{type}.csv" } };
        return Client.SendAsync(request, Cancellation);
    }

    /// <summary>Uploads rows, polls once and returns the job.</summary>
    protected async Task<ImportJob> ImportAsync(string type, string csv, string? account = null)
    {
        using HttpResponseMessage upload = await UploadAsync(type, Encoding.UTF8.GetBytes(csv), account);
        Assert.Equal(HttpStatusCode.OK, upload.StatusCode);
        string token = (await JsonAsync(upload)).GetProperty("token").GetString()!;
        using HttpResponseMessage poll = await GetAsync($"/import/{token}", account: account);
        Assert.Equal(HttpStatusCode.OK, poll.StatusCode);
        return Service.Imports.Single(job => job.Token == token);
    }

    protected async Task<JsonElement> ExportAsync(params (string Name, string Value)[] fields)
    {
        using HttpResponseMessage response = await RequestExportAsync(fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string token = (await JsonAsync(response)).GetProperty("token").GetString()!;
        using HttpResponseMessage poll = await GetAsync($"/export/{token}");
        return await JsonAsync(poll);
    }

    protected async Task<HttpResponseMessage> RequestExportAsync(params (string Name, string Value)[] fields)
    {
        HttpRequestMessage request = Request(HttpMethod.Post, "/export");
        MultipartFormDataContent form = [];
        foreach ((string name, string value) in fields)
            form.Add(new StringContent(value), name);
        request.Content = form;
        return await Client.SendAsync(request, Cancellation);
    }

    protected async Task<string> ExportedTextAsync(params (string Name, string Value)[] fields)
    {
        JsonElement done = await ExportAsync(fields);
        return await Client.GetStringAsync(done.GetProperty("url").GetString(), Cancellation);
    }

    /// <summary>The only record whose column has this value.</summary>
    protected IReadOnlyDictionary<string, string> Record(string type, string column, string value, string account = "wdc") =>
        Assert.Single(Service.Records(account, type), record => record[column] == value);

    protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Cancellation));
        return document.RootElement.Clone();
    }
}
