using FourMe.Import.Core.Tests.EveryType;
using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Planning.EveryType;

/// <summary>
/// For any type: records with difficult values in all columns are updated and then undone, and have their previous values again.
/// </summary>
public sealed class UndoEveryTypeTests
{
    /// <summary>Columns that identify a record, are part of its unique name, or do not apply to every record.</summary>
    private static readonly HashSet<string> Stays = ["Name", "Label", "Remove", "Deleted", "Disabled", "Status"];

    public static TheoryData<string> Types => [.. Flavour.Share(RecordTypes.Names.Where(name => RecordTypes.Get(name).Planning is not PlanningKind.NoPlan))];

    [Theory(Timeout = 2 * Watchdog.Milliseconds)]
    [MemberData(nameof(Types))]
    public async Task Apply_and_undo_give_the_records_from_before(string typeName)
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.StrictValues = false;
            options.StrictReferences = false;
            options.RewritesValues = true;
            options.ExtraExportColumns = ["Badge"];
        });
        RecordType type = RecordTypes.Get(typeName);
        await HardRecords.SendAsync(account, type);
        // References to disabled records cannot be undone, and neither can rows that are only added.
        (string column, string value) = type.Owners.Count == 0 ? ("Disabled", "0") : ("Integration", "1");
        foreach (IReadOnlyDictionary<string, string> record in Records(account, type).Where(record => record.ContainsKey(column)))
            account.Service.ChangeRecord(NightTrial.Wdc, NameOf(account, type), record["ID"], new Dictionary<string, string> { [column] = value });
        List<IReadOnlyDictionary<string, string>> exported = [];
        await new RecordExport(account.Client, new ExportRequest { Types = [type.ExportName!] }, account.StateFolder)
            .ReadAsync((_, record) => exported.Add(record), account.Host);
        string[] before = Shown(account, type);

        Plan plan = await PlanAsync(account, type, exported.Select((record, i) => Mixed(type, record, exported[(i + 1) % exported.Count])));
        if (plan.Updates == 0) return;
        new PlanApproval(account.StateFolder, account.Clock).Approve(plan.Id, "Ann", null);
        account.Clock.Advance(TimeSpan.FromMinutes(10));
        Run run = await ApplyGuardTests.ApplyAsync(account, plan.Id);
        Assert.Equal((typeName, RunOutcome.Applied, 0L), (typeName, run.Outcome, run.Failed));
        Assert.NotEqual(before, Shown(account, type));
        account.Clock.Advance(TimeSpan.FromMinutes(10));
        Plan back = await new PlanUndo(account.Client, new UndoOptions { StatePath = account.StateFolder }).PlanAsync(plan.Id, account.Host);
        Assert.Empty(back.Notes);
        Run undone = await ApplyGuardTests.ApplyAsync(account, back.Id);

        Assert.Equal((typeName, RunOutcome.Applied, 0L), (typeName, undone.Outcome, undone.Failed));
        Assert.Equal(before, Shown(account, type));
    }

    private static Dictionary<string, object?> Mixed(RecordType type, IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> other) =>
        own.Where(cell => type.FindColumn(cell.Key) is { ReadOnly: false }).ToDictionary(cell => cell.Key, cell =>
            (object?)(type.Identifies(cell.Key) || Stays.Contains(cell.Key) || type.Owners.Count > 0 != (cell.Key is "Contact URI" or "Address City" or "Relation Type")
                ? cell.Value : other[cell.Key]));

    /// <summary>The records as exported, without values that the service increments itself.</summary>
    private static string[] Shown(TestAccount account, RecordType type) => [.. Records(account, type)
        .Select(record => string.Join("|", record.Where(cell => cell.Key is not ("Updated At" or "Created At") && (cell.Key != "ID" || type.Owners.Count == 0))
            .Select(cell => $"{cell.Key}={cell.Value}"))).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Records(TestAccount account, RecordType type) =>
        account.Service.Records(NightTrial.Wdc, NameOf(account, type));

    /// <summary>Some types have another name in exports, and the account stores them under one of both.</summary>
    private static string NameOf(TestAccount account, RecordType type) =>
        account.Service.Records(NightTrial.Wdc, type.Name).Count > 0 ? type.Name : type.ExportName!;

    private static async Task<Plan> PlanAsync(TestAccount account, RecordType type, IEnumerable<Dictionary<string, object?>> records)
    {
        using var planner = new RecordPlanner(account.Client, type.Name, options: new PlanOptions { Name = "mixed", StatePath = account.StateFolder });
        await planner.BeginAsync(account.Host);
        foreach (Dictionary<string, object?> record in records) planner.Add(record);
        return await planner.CompleteAsync(account.Host);
    }
}
