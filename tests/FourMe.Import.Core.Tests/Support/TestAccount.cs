using System.Text;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Support;

/// <summary>A simulated account with a client, a state folder and a host: all that an import needs.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    /// <summary>The row that <see cref="NewFile"/> writes.</summary>
    internal const string Row = "ann@example.com,Ann";
    internal const string Header = "Primary Email,Name";

    private readonly TestFolder _folder = new();
    private readonly List<FourMeClient> _clients = [];
    private int _files;

    private TestAccount(SimulatedService service, SimulatorOptions options, TestClock clock)
    {
        Service = service;
        SimulatorOptions = options;
        Clock = clock;
        Client = NewClient();
    }

    internal SimulatedService Service { get; }

    /// <summary>The behaviour of the service; may be changed while it runs.</summary>
    internal SimulatorOptions SimulatorOptions { get; }

    internal TestClock Clock { get; }

    internal FourMeClient Client { get; }

    internal RecordingHost Host { get; } = new();

    internal string StateFolder => _folder["state"];

    internal JobJournal Journal => new(StateFolder, Clock);

    /// <summary>The one entry of the journal.</summary>
    internal JobEntry Entry => Assert.Single(Journal.Read());

    /// <summary>Names of the files in the state folder and beside it.</summary>
    /// <summary>The files that runs left, except the history, to which every run adds a line.</summary>
    internal IReadOnlyList<string> Files => [.. _folder.Files.Where(file => !file.StartsWith(Path.Combine("state", "runs"), StringComparison.Ordinal))];

    internal IReadOnlyList<RecordedRequest> Posts => Requests(Endpoint.ImportPost);

    internal IReadOnlyList<RecordedRequest> Polls => Requests(Endpoint.ImportGet);

    internal static async Task<TestAccount> StartAsync(Action<SimulatorOptions>? configure = null, TestClock? clock = null)
    {
        clock ??= TestClock.Instant();
        var options = new SimulatorOptions { SeedDemoData = false, StrictReferences = false, TimeProvider = clock };
        configure?.Invoke(options);
        return new TestAccount(await SimulatedService.StartAsync(options), options, clock);
    }

    internal FourMeClientOptions Options(FourMeCredential? credential = null, TimeSpan? timeout = null, string? account = null) => new()
    {
        Addresses = ServiceAddresses.Custom(Service.ApiUri, Service.OAuthUri),
        Credential = credential ?? FourMeCredential.PersonalToken(Service.Token),
        Account = account ?? Service.Account,
        TimeProvider = Clock,
        Timeout = timeout ?? TimeSpan.FromSeconds(100),
    };

    internal FourMeClient NewClient(FourMeCredential? credential = null, TimeSpan? timeout = null, string? account = null) =>
        Keep(new FourMeClient(Options(credential, timeout, account)));

    internal FourMeClient NewOAuthClient() => NewClient(FourMeCredential.ClientCredentials(Service.ClientId, Service.ClientSecret));

    /// <summary>Disposes the client with the account.</summary>
    internal FourMeClient Keep(FourMeClient client)
    {
        _clients.Add(client);
        return client;
    }

    /// <summary>A file of people: the usual row, or the rows given.</summary>
    internal SpoolFile NewFile(params IReadOnlyList<string> rows) =>
        SpoolFiles.Write(_folder[$"rows-{++_files}.csv"], Header, rows.Count == 0 ? [Row] : rows);

    internal SpoolFile NewFileOf(string header, params IReadOnlyList<string> rows) => SpoolFiles.Write(_folder[$"rows-{++_files}.csv"], header, rows);

    internal SpoolFile NewLargeFile() => SpoolFiles.WriteLarge(_folder[$"rows-{++_files}.csv"]);

    /// <summary>Sends a file of people, the usual one unless another is given.</summary>
    internal Task<ImportJobReport> SendAsync(
        SpoolFile? file = null, FourMeClient? client = null, string type = "people", ImportOptions? options = null, CancellationToken stop = default) =>
        new FileImport(new ImportSession(client ?? Client, RecordTypes.Get(type), options ?? Waiting(), Host)).SendAsync(file ?? NewFile(), 0, stop);

    /// <summary>The usual options, with this account's state folder.</summary>
    internal ImportOptions Waiting(TimeSpan? timeout = null, bool force = false) => new() { StateFolder = StateFolder, Timeout = timeout, Force = force };

    internal ImportOptions NotWaiting() => new() { StateFolder = StateFolder, NoWait = true };

    /// <summary>Makes the service accept the next file without reading its rows, which is slow for large files.</summary>
    internal void TakeUnread() => Service.Faults.Next(Endpoint.ImportPost, Fault.Respond(200, """{"token":"unread"}"""));

    internal IReadOnlyList<RecordedRequest> Requests(Endpoint endpoint) => [.. Service.Requests.Where(request => request.Endpoint == endpoint)];

    /// <summary>Checks that no text contains a secret of the account.</summary>
    internal void AssertNoSecret(params IReadOnlyList<string?> texts)
    {
        string all = string.Join("\n", texts) + "\n" + Host.Everything;
        foreach (string secret in (string[])[Service.Token, Service.ClientSecret, "X-Amz-Signature", Convert.ToBase64String(Encoding.UTF8.GetBytes(Service.ClientSecret))])
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (FourMeClient client in _clients) client.Dispose();
        Client.Dispose();
        await Service.DisposeAsync();
        _folder.Dispose();
    }
}
