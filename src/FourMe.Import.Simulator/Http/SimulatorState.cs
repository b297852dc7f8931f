using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Jobs;
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
        Runner = new ImportRunner(World, new RowHandlerFactory(World, options), options);
        Imports = new ImportDesk(Runner, Queue, options);
    }

    public SimulatorOptions Options { get; }

    public World World { get; }

    public TokenRegistry Tokens { get; }

    public PresignedFiles Files { get; }

    public ImportRunner Runner { get; }

    public ImportDesk Imports { get; }

    public JobQueue Queue { get; } = new();

    public RequestLog Requests { get; } = new();

    public FaultScript Faults { get; } = new();

    public GateBoard Gates { get; } = new();

    public void Dispose() => Imports.Dispose();
}
