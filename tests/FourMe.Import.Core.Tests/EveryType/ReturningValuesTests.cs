using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator.Exports;

namespace FourMe.Import.Core.Tests.EveryType;

/// <summary>
/// Hard records of every type, returned by an account that normalises values: no cell counts as different, neither from what was sent nor
/// when the export is imported again.
/// </summary>
public sealed class ReturningValuesTests
{
    /// <summary>The service stores pictures under its own addresses, which cannot be known beforehand.</summary>
    private const string Picture = "Picture URI";

    public static TheoryData<string> Types => [.. RecordTypes.Names.Where(name => RecordTypes.Get(name).ExportName is not null)];

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Types))]
    public async Task Nothing_that_comes_back_is_a_difference(string typeName)
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.StrictValues = false;
            options.RewritesValues = true;
            options.ReferencesFollowRecords = true;
            options.ExportColumnOrder = ExportColumnOrder.Reversed;
        });
        RecordType type = RecordTypes.Get(typeName);
        var context = new MeaningContext { OwnAccount = account.Service.Account };
        List<Dictionary<string, object?>> records = HardRecords.Of(type);
        List<IReadOnlyDictionary<string, string>> sent = Cells(type, records);
        await HardRecords.SendAsync(account, type);

        List<IReadOnlyDictionary<string, string>> exported = [];
        await new RecordExport(account.Client, new ExportRequest { Types = [type.ExportName!] }, account.StateFolder).ReadAsync((_, record) => exported.Add(record), account.Host);
        List<IReadOnlyDictionary<string, string>> putBack = Cells(type, exported.Select(record => record.ToDictionary(cell => cell.Key, cell => (object?)cell.Value)));

        Assert.Equal(records.Count, exported.Count);
        Assert.Empty(Differences(type, putBack, exported, context));
        Assert.All(Differences(type, sent, exported, context), difference => Assert.StartsWith(Picture, difference, StringComparison.Ordinal));
        // Guards the test: some values did come back in another form.
        Assert.NotEqual(sent.SelectMany(row => row.Select(cell => cell.Value)), sent.Zip(exported).SelectMany(pair => pair.First.Select(cell => pair.Second[cell.Key])));
    }

    /// <summary>The rows of the records, by header.</summary>
    private static List<IReadOnlyDictionary<string, string>> Cells(RecordType type, IEnumerable<Dictionary<string, object?>> records)
    {
        using var sink = new CellSink();
        using var batch = new RecordBatch(type, new RecordOptions { AllowCreateWithoutKey = true }, sink);
        var reader = new DictionaryReader();
        foreach (Dictionary<string, object?> record in records) Assert.Empty(batch.Add(reader, record));
        Assert.Empty(batch.Complete());
        Assert.Empty(batch.HeldBack);
        return sink.Rows;
    }

    private static IEnumerable<string> Differences(RecordType type, IReadOnlyList<IReadOnlyDictionary<string, string>> desired,
        IReadOnlyList<IReadOnlyDictionary<string, string>> actual, MeaningContext context)
    {
        Assert.Equal(desired.Count, actual.Count);
        foreach ((IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> there) in desired.Zip(actual))
            foreach ((string header, string cell) in wanted)
                if (!CellMeanings.For(type.FindColumn(header) ?? Column.Unlisted(header, 0)).Same(cell, there[header], context))
                    yield return $"{header}: '{cell}' -> '{there[header]}'";
    }

    /// <summary>Keeps the rows.</summary>
    private sealed class CellSink : IRowSink
    {
        internal List<IReadOnlyDictionary<string, string>> Rows { get; } = [];

        public RowLimits Limits => default;

        public void BeginGroup(ColumnSet columns, long rows, long bytes) { }

        public void Write(ColumnSet columns, string?[] cells, long number) =>
            Rows.Add(columns.Names.Zip(columns.Slots, (name, slot) => (name, cells[slot]!)).ToDictionary(cell => cell.name, cell => cell.Item2));

        public void Complete() { }

        public void Dispose() { }
    }
}
