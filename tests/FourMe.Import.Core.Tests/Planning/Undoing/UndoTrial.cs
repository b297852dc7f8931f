using FourMe.Import.Core.Tests.Planning.Applying;

namespace FourMe.Import.Core.Tests.Planning.Undoing;

/// <summary>Nights of one run name, and their undo.</summary>
internal sealed class UndoTrial(NightTrial nights) : IAsyncDisposable
{
    internal NightTrial Nights => nights;

    /// <summary>The notes of the plan, as <c>ChangedSince 4</c>.</summary>
    internal IReadOnlyList<string> Noted { get; private set; } = [];

    internal static async Task<UndoTrial> StartAsync(Action<Simulator.SimulatorOptions>? configure = null) => new(await NightTrial.StartAsync(configure));

    /// <summary>The records of a type as exported, by ID, without columns that every change touches.</summary>
    internal SortedDictionary<string, string> Export(string type)
    {
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (IReadOnlyDictionary<string, string> record in nights.Account.Service.Records(NightTrial.Wdc, type))
            shown[record["ID"]] = string.Join("|", record.Where(cell => cell.Key != "Updated At").Select(cell => $"{cell.Key}={cell.Value}"));
        return shown;
    }

    /// <summary>Makes the plan that undoes another one.</summary>
    internal async Task<Plan> PlanAsync(string plan, bool whatIf = false, TimeSpan? maximumAge = null)
    {
        int posts = nights.Account.Posts.Count;
        var options = new UndoOptions { StatePath = nights.Account.StateFolder, WhatIf = whatIf, MaximumAge = maximumAge ?? TimeSpan.FromDays(7) };
        Plan back = await new PlanUndo(nights.Account.Client, options).PlanAsync(plan, nights.Account.Host);
        Assert.Equal(posts, nights.Account.Posts.Count);
        Noted = [.. back.Notes.Select(note => $"{note.Id} {note.Key}".TrimEnd()).Order(StringComparer.Ordinal)];
        return back;
    }

    internal Task<Run> ApplyAsync(string plan) => ApplyGuardTests.ApplyAsync(nights.Account, plan);

    /// <summary>Undoes a plan and applies the undo.</summary>
    internal async Task<Run> UndoAsync(string plan) => await ApplyAsync((await PlanAsync(plan)).Id);

    internal PlanState StateOf(string plan) => WrittenPlan.Store(nights.Account).Get(plan).Plan.State;

    internal SyncPause? Pause(string name = "nightly") => new SyncPauseStore(nights.Account.StateFolder).Find(JobOwner.Of(nights.Account.Client), name);

    internal IReadOnlyDictionary<string, LedgerRecord> Ledger(string name = "nightly") =>
        new LedgerStore(nights.Account.StateFolder).Find(JobOwner.Of(nights.Account.Client), name)!.Records().ToDictionary(record => record.Key);

    public ValueTask DisposeAsync() => nights.DisposeAsync();
}
