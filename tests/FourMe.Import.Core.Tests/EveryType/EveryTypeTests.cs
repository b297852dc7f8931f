using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.EveryType;

/// <summary>A record of every type with every known column filled, as the service receives it.</summary>
public sealed class EveryTypeTests
{
    /// <summary>For types whose columns are not known, properties pass unchanged.</summary>
    private static readonly string[] AnyColumns = ["ID", "Name", "Some Thing"];

    public static TheoryData<string> Types => [.. RecordTypes.Names];

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Types))]
    public async Task The_service_reads_the_very_values_of_a_hard_record(string typeName)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.StrictValues = false);
        RecordType type = RecordTypes.Get(typeName);
        using var import = new RecordImport(account.Client, typeName, options: account.Waiting());
        var expected = new List<Dictionary<string, string>>();
        for (int seed = 0; seed < HardValues.Beginnings.Length; seed++)
        {
            Dictionary<string, object?> record = [];
            Dictionary<string, string> cells = [];
            foreach (Column column in Columns(type))
            {
                (object? value, string cell) = HardValues.For(column, HardValues.Beginnings[seed], seed);
                record[column.Name] = value;
                cells[column.Name] = cell;
            }
            Assert.Null(import.Add(record));
            expected.Add(cells);
        }

        await import.SendAsync(account.Host);

        ImportJob job = Assert.Single(account.Service.Imports);
        Assert.Null(job.Message);
        Assert.Equal(Columns(type).Select(column => column.Name), job.Headers);
        Assert.Equal(expected, job.ReadRows().Select(row => row.ToDictionary(cell => cell.Key, cell => cell.Value)));
    }

    private static IReadOnlyList<Column> Columns(RecordType type) =>
        type.ColumnsKnown ? type.Columns : [.. AnyColumns.Select((name, position) => Column.Unlisted(name, position))];
}
