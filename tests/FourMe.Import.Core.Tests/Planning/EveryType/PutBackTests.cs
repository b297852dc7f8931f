using FourMe.Import.Core.Tests.EveryType;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Exports;

namespace FourMe.Import.Core.Tests.Planning.EveryType;

/// <summary>
/// An export of any type, its columns full of difficult values, compared with the account it came from: there is no change.
/// </summary>
public sealed class PutBackTests
{
    /// <summary>A column of the export that the catalogue does not know.</summary>
    private const string Extra = "Badge";

    public static TheoryData<string> Types => [.. Flavour.Share(RecordTypes.Names.Where(name => RecordTypes.Get(name).Planning is not PlanningKind.NoPlan))];

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Types))]
    public Task An_export_put_back_plans_nothing(string typeName) => PutBackAsync(typeName, (text, _) => text);

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Types))]
    public Task A_typed_export_put_back_plans_nothing(string typeName) =>
        PutBackAsync(typeName, (text, column) => column is null ? text : TypedCells.Parse(text, column));

    private static async Task PutBackAsync(string typeName, Func<string, Column?, object?> value)
    {
        await using TestAccount account = await TestAccount.StartAsync(AsHardAsItGets);
        RecordType type = RecordTypes.Get(typeName);
        int records = await HardRecords.SendAsync(account, type);
        List<IReadOnlyDictionary<string, string>> exported = await ExportAsync(account, type);
        Assert.Equal(records, exported.Count);

        Plan plan = await PlanAsync(account, type, exported.Select(record =>
            record.ToDictionary(cell => cell.Key, cell => value(cell.Value, type.FindColumn(cell.Key)))));

        Assert.Equal((records, 0, 0, 0, 0, 0, 0), (plan.Seen, plan.Creates, plan.Updates, plan.Adopts, plan.Retires, plan.Restores, plan.Refused));
        Assert.Empty(plan.Notes);
    }

    private static void AsHardAsItGets(SimulatorOptions options)
    {
        options.StrictValues = false;
        options.RewritesValues = true;
        options.ReferencesFollowRecords = true;
        options.RefusesDisabledReferences = true;
        options.ExportColumnOrder = ExportColumnOrder.Reversed;
        options.ExtraExportColumns = [Extra];
    }

    private static async Task<List<IReadOnlyDictionary<string, string>>> ExportAsync(TestAccount account, RecordType type)
    {
        List<IReadOnlyDictionary<string, string>> exported = [];
        await new RecordExport(account.Client, new ExportRequest { Types = [type.ExportName!] }, account.StateFolder)
            .ReadAsync((_, record) => exported.Add(record), account.Host);
        return exported;
    }

    private static async Task<Plan> PlanAsync(TestAccount account, RecordType type, IEnumerable<Dictionary<string, object?>> records)
    {
        using var planner = new RecordPlanner(account.Client, type.Name, options: new PlanOptions { Name = "put back", StatePath = account.StateFolder });
        await planner.BeginAsync(account.Host);
        foreach (Dictionary<string, object?> record in records) Assert.Null(planner.Add(record));
        return await planner.CompleteAsync(account.Host);
    }
}
