using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Demo;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Jobs;
using FourMe.Import.Simulator.Records;
using FourMe.Import.Simulator.Requests;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Http;

/// <summary>Everything one simulated service consists of, apart from its sockets.</summary>
internal sealed class SimulatorState : IDisposable
{
    public SimulatorState(SimulatorOptions options)
    {
        Options = options;
        World = new World(Catalogue.RecordCatalogue.Default, options.Account);
        Tokens = new TokenRegistry(options);
        Files = new PresignedFiles(options);
        Imports = new ImportDesk(new ImportRunner(World, new RowHandlerFactory(World, options), options), Queue, options);
        Exports = new ExportDesk(World, Queue, Files, options);
        Limiter = new RateLimiter(options);
        Others = new OtherHands(World, options);
    }

    public SimulatorOptions Options { get; }

    public World World { get; }

    public TokenRegistry Tokens { get; }

    public PresignedFiles Files { get; }

    public ImportDesk Imports { get; }

    public ExportDesk Exports { get; }

    public RateLimiter Limiter { get; }

    public OtherHands Others { get; }

    public JobQueue Queue { get; } = new();

    public RequestLog Requests { get; } = new();

    public FaultScript Faults { get; } = new();

    public GateBoard Gates { get; } = new();

    /// <summary>Removes records, jobs, requests, faults and gates; addresses and tokens stay.</summary>
    public void Reset()
    {
        LetGo();
        Imports.Clear();
        Exports.Clear();
        Files.Clear();
        Requests.Clear();
        Limiter.Clear();
        DemoWorld.Seed(this);
    }

    /// <summary>Removes faults and gates, and releases held requests.</summary>
    public void LetGo()
    {
        Faults.Clear();
        Faults.ReleaseHung();
        Gates.ReleaseAll();
    }

    public void Dispose()
    {
        Imports.Clear();
        Exports.Clear();
        Files.Clear();
    }
}
