using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Planning.Applying;

/// <summary>Nights of one run name against the simulator as it is at its liveliest: plan, agree, apply.</summary>
internal sealed class NightTrial : IAsyncDisposable
{
    internal const string Wdc = "wdc";

    private NightTrial(TestAccount account) => Account = account;

    internal TestAccount Account { get; }

    internal Plan Plan { get; private set; } = null!;

    internal static async Task<NightTrial> StartAsync(Action<SimulatorOptions>? configure = null) => new(await TestAccount.StartAsync(options =>
    {
        options.StrictReferences = true;
        options.RewritesValues = true;
        options.RefusesDisabledReferences = true;
        options.ReferencesFollowRecords = true;
        options.ExtraExportColumns = ["Brand New"];
        configure?.Invoke(options);
    }));

    /// <summary>One night: the records of the source are planned, whatever holds the plan is agreed to, and it is applied.</summary>
    /// <returns>What became of it; the outcome is NothingToDo when the plan had no change.</returns>
    internal async Task<Run> NightAsync(string type, PlanOptions options, params IReadOnlyList<Dictionary<string, object?>> records)
    {
        Account.Clock.Advance(TimeSpan.FromDays(1));
        using var planner = new RecordPlanner(Account.Client, type, options: options);
        await planner.BeginAsync(Account.Host);
        foreach (Dictionary<string, object?> record in records) Assert.Null(planner.Add(record));
        Plan = await planner.CompleteAsync(Account.Host);
        PlanStore store = WrittenPlan.Store(Account);
        PlanFile file = store.Get(Plan.Id);
        if (Plan.State == PlanState.Held) store.Save(file.Header with { Plan = Plan with { State = PlanState.Approved } });
        Run run = await ApplyGuardTests.ApplyAsync(Account, Plan.Id);
        Remember(file, run);
        return run;
    }

    /// <summary>The options of a run that disables who is gone.</summary>
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

    /// <summary>The ledger after the night, as a sync keeps it.</summary>
    private void Remember(PlanFile file, Run run)
    {
        var ledgers = new LedgerStore(Account.StateFolder);
        JobOwner owner = JobOwner.Of(Account.Client);
        Ledger? before = ledgers.Find(owner, Plan.Name);
        AppliedPlan? applied = new AppliedStore(file.Folder).Read(Plan.Id);
        ChangeOutcomes? outcomes = applied is null ? null : new ChangeOutcomes(applied);
        long place = 0;
        var step = new LedgerStep
        {
            At = Account.Clock.GetUtcNow(),
            IsGood = run.Outcome is RunOutcome.Applied or RunOutcome.NothingToDo,
            IsApproval = Plan.State == PlanState.Held,
            Seen = Plan.Seen,
            CountsAbsences = file.Header.CountsAbsences,
            FilledColumns = file.Header.FilledColumns,
            IsDone = _ => outcomes is not null && outcomes[++place] == ChangeOutcome.Applied,
        };
        var done = new DoneChanges(file.Changes().Select(planned => planned.Change), RecordTypes.Get(Plan.Type), step);
        LedgerAbout about = before?.About ?? new LedgerAbout
        {
            Host = owner.Host, Account = owner.Account, Name = Plan.Name, Type = Plan.Type, Source = Plan.Source,
        };
        (LedgerAbout after, IEnumerable<LedgerRecord> records) = new LedgerUpdate(step, done).After(about, before?.Records() ?? [], () => file.Seen());
        ledgers.Write(after, records);
    }
}
