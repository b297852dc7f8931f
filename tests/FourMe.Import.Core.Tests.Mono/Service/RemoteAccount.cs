using System.Text;
using System.Text.Json;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Service;

/// <summary>A simulated account in another process, with a client in this one.</summary>
internal sealed class RemoteAccount : IDisposable
{
    private static readonly Uri Api = new(Environment.GetEnvironmentVariable("FOURME_API_URI") ?? "http://localhost");

    private readonly TestFolder _folder = new();
    private readonly HttpClient _control = new() { BaseAddress = new Uri(Api, "/simulator/") };

    internal TestClock Clock { get; } = TestClock.Instant();

    internal FourMeClient Client { get; private set; } = null!;

    internal string StateFolder => _folder["state"];

    internal static async Task<RemoteAccount> ResetAsync()
    {
        var account = new RemoteAccount();
        account.Client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(Api),
            Account = Environment.GetEnvironmentVariable("FOURME_ACCOUNT"),
            Credential = FourMeCredential.PersonalToken(Environment.GetEnvironmentVariable("FOURME_TOKEN")),
            TimeProvider = account.Clock,
        });
        await account.PostAsync("reset", "{}");
        return account;
    }

    internal RecordImport Import(IEnumerable<Dictionary<string, object?>> records)
    {
        var import = new RecordImport(Client, "people", options: new ImportOptions { StateFolder = StateFolder });
        foreach (Dictionary<string, object?> record in records) Assert.Null(import.Add(record));
        return import;
    }

    internal async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ExportAsync()
    {
        var read = new List<IReadOnlyDictionary<string, string>>();
        await new RecordExport(Client, new ExportRequest { Types = ["people"] }, StateFolder).ReadAsync((_, record) => read.Add(record));
        return read;
    }

    /// <summary>Sends a control request and reads its answer.</summary>
    internal async Task<JsonElement> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _control.PostAsync(path, content);
        return Json(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    internal async Task<JsonElement> GetAsync(string path) => Json(await _control.GetStringAsync(path));

    /// <summary>The requests received by an endpoint.</summary>
    internal async Task<JsonElement[]> RequestsAsync(string endpoint) =>
        [.. (await GetAsync("requests")).EnumerateArray().Where(request => request.GetProperty("endpoint").GetString() == endpoint)];

    internal static string? Header(JsonElement request, string name) => request.GetProperty("headers").EnumerateArray()
        .Where(header => string.Equals(header[0].GetString(), name, StringComparison.OrdinalIgnoreCase))
        .Select(header => header[1].GetString()).FirstOrDefault();

    public void Dispose()
    {
        Client.Dispose();
        _control.Dispose();
        _folder.Dispose();
    }

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
