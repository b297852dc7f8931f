using FourMe.Import.Simulator.Demo;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Http;
using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Records;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Simulator;

/// <summary>A simulated account of the service, listening on loopback until it is disposed.</summary>
public sealed class SimulatedService : IAsyncDisposable
{
    private readonly SimulatorState _state;
    private readonly SimulatorHost _host;

    private SimulatedService(SimulatorState state, SimulatorHost host)
    {
        _state = state;
        _host = host;
        ApiUri = new Uri(host.Address(PortKind.Api), "/v1");
        OAuthUri = host.Address(PortKind.OAuth);
        StorageUri = host.Address(PortKind.Storage);
        state.Files.Address = state.Options.StorageAddress ?? StorageUri;
    }

    /// <summary>The REST base, such as <c>http://127.0.0.1:4010/v1</c>.</summary>
    public Uri ApiUri { get; }

    /// <summary>The OAuth base; tokens are at <c>/token</c> below it.</summary>
    public Uri OAuthUri { get; }

    /// <summary>The base of log and export files.</summary>
    public Uri StorageUri { get; }

    /// <summary>The default account.</summary>
    public string Account => _state.Options.Account;

    /// <summary>A personal access token of the default account's administrator.</summary>
    public string Token => _state.Tokens.PersonalToken;

    /// <summary>The id of the OAuth application.</summary>
    public string ClientId => _state.Tokens.ClientId;

    /// <summary>The secret of the OAuth application.</summary>
    public string ClientSecret => _state.Tokens.ClientSecret;

    /// <summary>The clock of the service.</summary>
    public TimeProvider TimeProvider => _state.Options.TimeProvider;

    /// <summary>Every request received, on any of the three hosts, in order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _state.Requests.Snapshot();

    /// <summary>Requests that brought credentials to the storage host, which refused them.</summary>
    public IReadOnlyList<RecordedRequest> StorageRefusals =>
        [.. Requests.Where(request => request.Port == PortKind.Storage && request.HasCredentials)];

    /// <summary>The imports accepted, in order.</summary>
    public IReadOnlyList<ImportJob> Imports => _state.Imports.Jobs;

    /// <summary>The exports accepted, in order.</summary>
    public IReadOnlyList<ExportJob> Exports => _state.Exports.Jobs;

    /// <summary>Scripted misbehaviour.</summary>
    public FaultScript Faults => _state.Faults;

    /// <summary>Holds requests until released.</summary>
    public GateBoard Gates => _state.Gates;

    /// <summary>Starts a service.</summary>
    public static async Task<SimulatedService> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        SimulatorState state = new(options ?? new SimulatorOptions());
        DemoWorld.Seed(state);
        try
        {
            return new SimulatedService(state, await SimulatorHost.StartAsync(state, cancellationToken));
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>The stored records of a type, by ID, every column present; imports accepted so far are applied first.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Records(string account, string type)
    {
        _state.Queue.RunPending();
        lock (_state.World.Lock)
        {
            RecordTable table = _state.World.Get(account).Records.Table(type);
            return [.. table.InOrder.Select(table.Present)];
        }
    }

    /// <summary>Adds a record as a person does in the account, without any checks. Returns its ID.</summary>
    public string AddRecord(string account, string type, IReadOnlyDictionary<string, string> cells) => Settled().Add(account, type, cells);

    /// <summary>Changes cells of a record as a person does in the account, without any checks.</summary>
    public void ChangeRecord(string account, string type, string id, IReadOnlyDictionary<string, string> cells) =>
        Settled().Change(account, type, id, cells);

    /// <summary>Deletes a record.</summary>
    public void DeleteRecord(string account, string type, string id) => Settled().Delete(account, type, id);

    /// <summary>Archives a record: it is no longer exported, and neither rows nor references find it.</summary>
    public void ArchiveRecord(string account, string type, string id) => Settled().Archive(account, type, id);

    /// <summary>Restores an archived record.</summary>
    public void RestoreRecord(string account, string type, string id) => Settled().Restore(account, type, id);

    /// <summary>Edits outside imports, made after all accepted imports were applied.</summary>
    private OtherHands Settled()
    {
        _state.Queue.RunPending();
        return _state.Others;
    }

    /// <summary>Adds a value to an enumeration, as the service does over time. Imports accept it from then on.</summary>
    public void AddEnumerationValue(string name, string id, string? label = null) => _state.World.Enumerations.Add(name, id, label);

    /// <summary>Creates a personal access token for an account, of an administrator or an ordinary member.</summary>
    public string IssueToken(string account, bool administrator = true)
    {
        _state.World.Get(account);
        return _state.Tokens.IssuePersonalToken(account, administrator);
    }

    /// <summary>Makes a token invalid at once.</summary>
    public void RevokeToken(string token) => _state.Tokens.Revoke(token);

    /// <summary>
    /// Resets records, added enumeration values, jobs, requests, faults and gates. Addresses and tokens stay.
    /// </summary>
    public void Reset() => _state.Reset();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _state.LetGo();
        await _host.DisposeAsync();
        _state.Dispose();
    }
}
