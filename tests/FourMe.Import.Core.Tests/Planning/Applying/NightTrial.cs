using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Planning.Applying;

/// <summary>Nights of one run name against the simulator with all its features: plan, approve, apply.</summary>
internal sealed class NightTrial : IAsyncDisposable
{
    internal const string Wdc = "wdc";

    private NightTrial(TestAccount account) => Account = account;

    internal TestAccount Account { get; }

    internal Plan Plan { get; private set; } = null!;

    /// <summary>The records of the last run that were refused.</summary>
    internal IReadOnlyList<Failure> Refused { get; private set; } = [];

    internal static async Task<NightTrial> StartAsync(Action<SimulatorOptions>? configure = null) => new(await TestAccount.StartAsync(options =>
    {
        options.StrictReferences = true;
        options.RewritesValues = true;
        options.RefusesDisabledReferences = true;
        options.ReferencesFollowRecords = true;
        options.ExtraExportColumns = ["Brand New"];
        configure?.Invoke(options);
    }));

    /// <summary>One night: synchronizes the records of the source, and approves the plan if it is held.</summary>
    /// <returns>The run.</returns>
    internal async Task<Run> NightAsync(string type, PlanOptions options, params IReadOnlyList<Dictionary<string, object?>> records)
    {
        Account.Clock.Advance(TimeSpan.FromDays(1));
        Run run = await SyncAsync(type, options, records);
        if (run.Outcome != RunOutcome.Held) return run;
        Approve(Plan.Id);
        return await ApplyGuardTests.ApplyAsync(Account, Plan.Id);
    }

    /// <summary>One run, without approval.</summary>
    /// <param name="type">The record type.</param>
    /// <param name="options">Options of the plan.</param>
    /// <param name="records">The records.</param>
    /// <param name="point">Called at each step.</param>
    /// <param name="how">How records become rows; null to match columns by name.</param>
    internal async Task<Run> SyncAsync(
        string type, PlanOptions options, IReadOnlyList<Dictionary<string, object?>> records, Action<string>? point = null, RecordOptions? how = null)
    {
        using var sync = new RecordSync(Account.Client, type, how, options, apply: new ApplyOptions { JobFolder = Account.StateFolder, Point = point });
        await sync.BeginAsync(Account.Host);
        Refused = [.. records.Select(sync.Add).OfType<Failure>()];
        Run run = await sync.CompleteAsync(Account.Host);
        if (sync.Plan is not null) Plan = sync.Plan;
        return run;
    }

    /// <summary>Approves a held plan.</summary>
    internal void Approve(string plan) => new PlanApproval(Account.StateFolder, Account.Clock).Approve(plan, "Ann", null);

    internal LedgerAbout Ledger(string name = "nightly") => new LedgerStore(Account.StateFolder).Find(JobOwner.Of(Account.Client), name)!.About;

    /// <summary>Options of a run that disables missing records.</summary>
    internal PlanOptions Options(string name = "nightly", string source = "HR") => new()
    {
        Name = name,
        Source = source,
        Retire = new Dictionary<string, string> { ["Disabled"] = "1" },
        StatePath = Account.StateFolder,
    };

    internal IReadOnlyDictionary<string, string> Record(string type, string column, string value) =>
        Account.Service.Records(Wdc, type).Single(record => record[column] == value);

    public ValueTask DisposeAsync() => Account.DisposeAsync();
}
