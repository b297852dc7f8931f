using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>The execution of one cell: a service with the fault, and the call of the library that meets it.</summary>
internal sealed class MatrixRun : IAsyncDisposable
{
    /// <summary>How far the service's clock is ahead in the cells about differing clocks.</summary>
    internal static readonly TimeSpan Skew = TimeSpan.FromHours(5);

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(101);

    private readonly MatrixCell _cell;
    private readonly Relay _relay = new();
    private bool _met;

    private MatrixRun(MatrixCell cell) => _cell = cell;

    internal MatrixFault Fault => MatrixFault.All[_cell.Fault];

    internal TestAccount Account { get; private set; } = null!;

    /// <summary>The target of a redirect; null where there is none.</summary>
    internal TestAccount? Elsewhere { get; private set; }

    internal FourMeClient Client { get; private set; } = null!;

    /// <summary>A client that works before the fault is active.</summary>
    internal FourMeClient Seeder => IsRefused ? Account.Client : Client;

    /// <summary>The endpoint that has the fault.</summary>
    internal Endpoint Endpoint => _cell.Request switch
    {
        "token" => Endpoint.Token,
        "me" => Endpoint.Me,
        "import" => Endpoint.ImportPost,
        "import-state" => Endpoint.ImportGet,
        "log" => Endpoint.LogFile,
        "export" => Endpoint.ExportPost,
        "export-state" => Endpoint.ExportGet,
        "file" => Endpoint.ExportFile,
        "enums" => Endpoint.Enumerations,
        _ => throw new InvalidOperationException(_cell.Request),
    };

    /// <summary>Size in bytes of a piece of a response, so that all its pauses together are shorter than the limit on silence.</summary>
    internal int PieceOfAnswer => Endpoint switch
    {
        Endpoint.Enumerations => 20_000,
        Endpoint.ExportFile => 250,
        _ => 40,
    };

    /// <summary>Whether the response is a file rather than a line of JSON.</summary>
    internal bool IsFile => Endpoint == Endpoint.ExportFile;

    /// <summary>Whether the response is a file of the storage host, whose download resumes where it broke.</summary>
    internal bool IsStored => PortOf(Endpoint) == PortKind.Storage;

    internal IReadOnlyList<RecordedRequest> Struck => Account.Requests(Endpoint);

    private bool IsRefused => _cell.Fault == "refused";

    /// <summary>Whether the host is reachable at first and refuses connections only after accepting a job.</summary>
    private bool IsRefusedLater => IsRefused && Endpoint is Endpoint.ImportGet or Endpoint.ExportGet;

    internal static async Task<MatrixRun> StartAsync(MatrixCell cell)
    {
        var run = new MatrixRun(cell);
        bool isAbsurd = cell.Fault == "429-absurd";
        TestClock clock = TestClock.Instant(isAbsurd ? TimeSpan.FromDays(1) : null);
        run.Account = await TestAccount.StartAsync(run.Configure, clock);
        if (cell.Fault == "redirect") run.Elsewhere = await TestAccount.StartAsync();
        if (run.IsRefused) run.PutRelay();
        bool wantsToken = cell.Request == "token" || cell.Fault == "token-ended";
        SimulatedService service = run.Account.Service;
        run.Client = run.Account.Keep(new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(run.Behind(PortKind.Api, new Uri(service.ApiUri, "/")), run.Behind(PortKind.OAuth, service.OAuthUri)),
            Account = service.Account,
            Credential = wantsToken ? FourMeCredential.ClientCredentials(service.ClientId, service.ClientSecret) : FourMeCredential.PersonalToken(service.Token),
            TimeProvider = clock,
            Timeout = isAbsurd ? TimeSpan.FromDays(2) : TimeSpan.FromSeconds(100),
        }));
        return run;
    }

    /// <summary>Activates the fault.</summary>
    internal void Strike()
    {
        if (Fault.Make(this) is not { } fault) return;
        if (_cell.Lasting) Account.Service.Faults.Always(Endpoint, fault);
        else Account.Service.Faults.Next(Endpoint, fault);
    }

    /// <summary>Waits for the call, and advances the clock for each request that gets no response.</summary>
    internal async Task<T> EndAsync<T>(Task<T> call)
    {
        bool isSilent = _cell.Fault.StartsWith("timeout", StringComparison.Ordinal);
        for (int given = 0; isSilent && !call.IsCompleted; await Task.Yield())
        {
            if ((given == 1 && !_cell.Lasting) || Struck.Count <= given || !IsHanging(Struck[given])) continue;
            given++;
            Account.Clock.Advance(Silence);
        }
        return await call;
    }

    public async ValueTask DisposeAsync()
    {
        if (Elsewhere is not null) await Elsewhere.DisposeAsync();
        await Account.DisposeAsync();
        _relay.Dispose();
    }

    private bool IsHanging(RecordedRequest request)
    {
        bool isTaken = Fault.IsCarriedOut ? Endpoint switch
        {
            Endpoint.ImportPost => Account.Service.Imports.Count > 0,
            Endpoint.ExportPost => Account.Service.Exports.Count > 0,
            _ => true,
        } : true;
        return isTaken && request.BodyComplete && !request.Finished.IsCompleted;
    }

    private void Configure(SimulatorOptions options)
    {
        options.RowRule = (_, row) => row["Name"] == MatrixCalls.Refused ? new RowVerdict("Nobody is called so") : null;
        if (_cell.Fault == "clock-skew") options.TimeProvider = new ShiftedClock(options.TimeProvider, Skew);
        if (IsRefused && PortOf(Endpoint) == PortKind.Storage) options.StorageAddress = _relay.Address;
    }

    /// <summary>Puts the relay in front of the host of the request; the run's verbose lines tell when to open and close it.</summary>
    private void PutRelay()
    {
        SimulatedService service = Account.Service;
        _relay.Target = PortOf(Endpoint) switch
        {
            PortKind.OAuth => service.OAuthUri,
            PortKind.Storage => service.StorageUri,
            _ => service.ApiUri,
        };
        if (IsRefusedLater) _relay.Open();
        Account.Host.Saying = line =>
        {
            if (_met) return;
            if (IsRefusedLater && line.Contains(" as job ", StringComparison.Ordinal)) _relay.Close();
            if (_cell.Lasting || !IsAboutWait(line)) return;
            _met = true;
            _relay.Open();
        };
    }

    private static bool IsAboutWait(string line) => line.Contains("Trying again in", StringComparison.Ordinal);

    private Uri Behind(PortKind port, Uri host) => IsRefused && PortOf(Endpoint) == port ? _relay.Address : host;

    private static PortKind PortOf(Endpoint endpoint) => endpoint switch
    {
        Endpoint.Token => PortKind.OAuth,
        Endpoint.LogFile or Endpoint.ExportFile => PortKind.Storage,
        _ => PortKind.Api,
    };
}
