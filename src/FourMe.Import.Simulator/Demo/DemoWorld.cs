using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Http;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Demo;

/// <summary>
/// Fills the accounts with the widget demo records. They are CSV files that are imported like uploads,
/// in the order in which records refer to each other.
/// </summary>
internal static class DemoWorld
{
    // Old enough that no export of recent changes contains them.
    private static readonly TimeSpan Age = TimeSpan.FromDays(90);

    private static readonly string[] AccountOrder = [World.DirectoryAccount, "wdc", "wna", "gadget"];

    private static readonly string[] TypeOrder =
    [
        "calendars", "holidays", "organizations", "sites", "people", "people_contact_details", "teams", "services",
        "service_instances", "product_categories", "products", "cis", "ci_relations",
    ];

    public static void Seed(SimulatorState state)
    {
        lock (state.World.Lock)
            state.World.Clear();
        if (!state.Options.SeedDemoData)
            return;
        // The options of the service under test must not decide whether its demo records load.
        SimulatorOptions options = new();
        ImportRunner runner = new(state.World, new RowHandlerFactory(state.World, options), options);
        foreach (string accountId in AccountOrder)
            Load(state, runner, accountId, accountId);
        // A default account of another name starts like wdc.
        if (!AccountOrder.Contains(state.Options.Account))
            Load(state, runner, state.Options.Account, "wdc");
    }

    private static void Load(SimulatorState state, ImportRunner runner, string accountId, string folder)
    {
        foreach (string type in TypeOrder)
            Load(state, runner, state.World.Get(accountId), folder, type);
    }

    private static void Load(SimulatorState state, ImportRunner runner, Account account, string folder, string type)
    {
        using Stream? stream = typeof(DemoWorld).Assembly.GetManifestResourceStream($"demo/{folder}/{type}");
        if (stream is null)
            return;
        ImportRun run = runner.Run(account, type, stream, state.Options.TimeProvider.GetUtcNow() - Age);
        if (run.Message is not null || run.Issues.Count > 0)
            throw new InvalidOperationException($"Demo records {account.Id}/{type}: {run.Message} {string.Join("; ", run.Issues)}");
    }
}
