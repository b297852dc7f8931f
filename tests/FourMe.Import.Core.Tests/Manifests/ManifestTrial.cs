using System.Collections;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Manifests;

/// <summary>Nights of a manifest against the simulator in its most lively configuration.</summary>
internal sealed class ManifestTrial : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Hashtable _table;

    private ManifestTrial(TestAccount account, Hashtable[] types, string? source)
    {
        Account = account;
        _table = new Hashtable { ["Types"] = types };
        if (source is not null) _table["Source"] = source;
        Path = _folder["sync.psd1"];
        File.WriteAllText(Path, "@{}");
        foreach (Hashtable type in types) Records[(string)type["Type"]!] = [];
    }

    internal TestAccount Account { get; }

    internal string Path { get; }

    /// <summary>The records of the sources, by type.</summary>
    internal Dictionary<string, IEnumerable<IReadOnlyDictionary<string, object?>>> Records { get; } = [];

    internal static async Task<ManifestTrial> StartAsync(Hashtable[] types, string? source = "HR", Action<SimulatorOptions>? configure = null) =>
        new(await TestAccount.StartAsync(options =>
        {
            options.StrictReferences = true;
            options.RewritesValues = true;
            options.RefusesDisabledReferences = true;
            options.ReferencesFollowRecords = true;
            configure?.Invoke(options);
        }), types, source);

    internal Manifest Manifest() => FourMe.Import.Manifest.Read(_table, Path);

    /// <summary>One run without agreement; the result by type.</summary>
    internal async Task<IReadOnlyDictionary<string, Run>> RunAsync(
        bool strict = false, bool holdAll = false, string? resume = null, bool whatIf = false, Action<string>? point = null)
    {
        var options = new ManifestRunOptions
        {
            StatePath = Account.StateFolder, JobFolder = Account.StateFolder, Strict = strict, HoldAll = holdAll, Resume = resume,
            WhatIf = whatIf, Point = point,
        };
        IReadOnlyList<Run> runs = await new ManifestRunner(Account.Client, Manifest(), options)
            .RunAsync(entry => new ManifestRecords(Records[entry.Type]), Account.Host);
        return runs.ToDictionary(run => run.Type);
    }

    /// <summary>One night: everything held is agreed to, and it runs again.</summary>
    internal async Task<IReadOnlyDictionary<string, Run>> NightAsync()
    {
        Account.Clock.Advance(TimeSpan.FromDays(1));
        IReadOnlyDictionary<string, Run> runs = await RunAsync();
        Run[] held = [.. runs.Values.Where(run => run.Failures.Any(failure => failure.Id == "PlanHeld"))];
        if (held.Length == 0) return runs;
        foreach (Run run in held) Approve(run);
        return await RunAsync();
    }

    internal void Approve(Run run) => new PlanApproval(Account.StateFolder, Account.Clock).Approve(run.PlanId!, "Ann", null);

    internal PlanState StateOf(Run run) => new PlanStore(Account.StateFolder, Account.Clock).Get(run.PlanId!).Plan.State;

    internal IReadOnlyDictionary<string, string> Record(string type, string name) =>
        Account.Service.Records("wdc", type).Single(record => record["Name"] == name);

    internal static Hashtable Entry(string type, params (string Word, object? Value)[] words)
    {
        var entry = new Hashtable { ["Type"] = type };
        foreach ((string word, object? value) in words) entry[word] = value;
        return entry;
    }

    internal static Dictionary<string, object?> Organization(string id, string? manager = null, string? parent = null)
    {
        var record = new Dictionary<string, object?> { ["Source ID"] = id, ["Name"] = "Org " + id };
        if (manager is not null) record["Manager"] = manager;
        if (parent is not null) record["Parent Organization"] = parent;
        return record;
    }

    internal static Dictionary<string, object?> Person(int id, string? organization = null, string? manager = null)
    {
        var record = new Dictionary<string, object?> { ["Source ID"] = $"{id}", ["Primary Email"] = $"p{id}@example.com", ["Name"] = $"Person {id}" };
        if (organization is not null) record["Organization"] = organization;
        if (manager is not null) record["Manager"] = manager;
        return record;
    }

    public async ValueTask DisposeAsync()
    {
        await Account.DisposeAsync();
        _folder.Dispose();
    }
}
