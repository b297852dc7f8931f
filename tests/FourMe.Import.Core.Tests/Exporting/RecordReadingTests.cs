using System.Text;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Records of one type, read while their file is still downloading.</summary>
public class RecordReadingTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_first_record_is_there_while_the_service_still_withholds_the_rest()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.GeneratedExport("people", 2000));
        FinishedExport export = await ExportJobs.FinishAsync(account);
        using Gate gate = account.Service.Gates.Hold(Endpoint.ExportFile, GatePhase.AnswerBody, 40_000);
        var received = new ReceivedRecords();

        Task reading = ReadAsync(account, export, received);
        await received.First;

        Assert.False(reading.IsCompleted);
        Assert.False(Assert.Single(account.Requests(Endpoint.ExportFile)).Finished.IsCompleted);
        gate.Release();
        await reading;
        Assert.Equal(Enumerable.Range(1_000_000_000, 2000).Select(id => $"{id}"), received.Records.Select(record => record.Cells["ID"]));
        Assert.All(received.Records, record => Assert.Equal($"Généré {record.Cells["ID"]}", record.Cells["Name"]));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Every_cell_is_as_it_was_in_the_account()
    {
        Dictionary<string, string> records = await ReadNamesAsync(
            "ID,Name\n1,\t=SUM(A1)\n2,\"\t+31 \"\"x\"\"\"\n3,\t-1\n4,\t@wdc\n5,\ttab\n6,\t\t=x\n7,\"a\r\nb\nc,\"\"d\"\"\"\n8, é€😀 \n9,\n10,=raw\n11,\t");

        Assert.Equal("=SUM(A1)", records["1"]);
        Assert.Equal("+31 \"x\"", records["2"]);
        Assert.Equal("-1", records["3"]);
        Assert.Equal("@wdc", records["4"]);
        Assert.Equal("\ttab", records["5"]);
        Assert.Equal("\t\t=x", records["6"]);
        Assert.Equal("a\r\nb\nc,\"d\"", records["7"]);
        Assert.Equal(" é€😀 ", records["8"]);
        Assert.Equal("", records["9"]);
        Assert.Equal("=raw", records["10"]);
        Assert.Equal("\t", records["11"]);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("\uFEFF\"ID\",Name\r\n1,a\r\n")]
    [InlineData("\"ID\",Name\n1,a")]
    public async Task A_byte_order_mark_quotes_and_either_line_end_make_no_difference(string csv) =>
        Assert.Equal("a", (await ReadNamesAsync(csv))["1"]);

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("ID,Name\n")]
    [InlineData("ID,Name")]
    public async Task A_file_without_records_gives_none(string csv) => Assert.Empty(await ReadNamesAsync(csv));

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Another_order_of_columns_and_new_ones_make_no_difference()
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => (options.ExportColumnOrder, options.ExtraExportColumns) = (ExportColumnOrder.Reversed, ["Shoe Size"]));
        await account.SendAsync(account.NewFile("ann@example.com,=Ann"));

        var received = new ReceivedRecords();
        await ReadAsync(account, await ExportJobs.FinishAsync(account), received);

        Dictionary<string, string> ann = Assert.Single(received.Records).Cells;
        Assert.Equal(("ann@example.com", "=Ann", ""), (ann["Primary Email"], ann["Name"], ann["Shoe Size"]));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("ID,Name\n1,\"a\n2,b\n")]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("ID,Name\n1\n")]
    [InlineData("ID,Name\n1,a\n2")]
    [InlineData("ID,Name,Site\r\n1,a,b\r\n2,c")]
    [InlineData("ID,Name,Site\n1,a,b\n2,\"c")]
    [InlineData("ID,Name\n1,a,b\n")]
    [InlineData("ID,Name\n1,a\"b\"\"\n2,\"c\"d\n")]
    public async Task A_file_that_is_no_csv_is_unreadable(string csv)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Encoding.UTF8.GetBytes(csv));

        Failure failure = await Failing.WithAsync("ExportUnreadable", () => ReadAsync(account, export, new ReceivedRecords()));

        Assert.Equal(FailureKind.ParserError, failure.Kind);
        Assert.Contains(export.Entry.Token!, failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Cause);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(ETagStyle.Strong)]
    [InlineData(ETagStyle.None)]
    public async Task A_connection_cut_at_ten_random_places_gives_every_record_once(ETagStyle tag)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => (options.ExportETag, _) = (tag, options.GeneratedExport("people", 3000)));
        FinishedExport export = await ExportJobs.FinishAsync(account);
        var random = new Random(11);
        int length = (int)account.Service.Exports[0].FileLength;
        int[] places = [.. Enumerable.Range(0, 10).Select(_ => random.Next(1, length)).Order()];
        account.Service.Faults.Next(
            Endpoint.ExportFile, [.. places.Select((place, i) => Fault.Truncate(tag == ETagStyle.Strong && i > 0 ? place - places[i - 1] : place))]);
        var received = new ReceivedRecords();

        await ReadAsync(account, export, received);

        Assert.Equal(11, account.Requests(Endpoint.ExportFile).Count);
        Assert.Equal(Enumerable.Range(1_000_000_000, 3000).Select(id => $"{id}"), received.Records.Select(record => record.Cells["ID"]));
    }

    private static Task ReadAsync(TestAccount account, FinishedExport export, ReceivedRecords received) =>
        new ExportReader(account.Client, account.Host, ReceivedRecords.AtOnce).ReadAsync(export, received, default);

    private static async Task<Dictionary<string, string>> ReadNamesAsync(string csv)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var received = new ReceivedRecords();
        await ReadAsync(account, await ExportJobs.OfAsync(account, Encoding.UTF8.GetBytes(csv)), received);
        return received.Records.ToDictionary(record => record.Cells["ID"], record => record.Cells["Name"]);
    }
}
