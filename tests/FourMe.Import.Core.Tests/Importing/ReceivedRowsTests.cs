using System.Text;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>Rows that were not imported, as files that can be imported again.</summary>
public sealed class ReceivedRowsTests : IDisposable
{
    private const string Hard = "bad@example.com,\"B \"\"x\"\", é😀\r\nsecond\tline \"";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Failed_rows_are_written_cell_by_cell_as_they_were_and_can_be_sent_again()
    {
        bool refuse = true;
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.RowRule = (_, row) => refuse && row["Primary Email"].StartsWith("bad", StringComparison.Ordinal) ? new RowVerdict("Not now") : null);
        (ImportJobReport outcome, FailedRowsOfRun rows) = await ReceiveAsync(account, "ann@example.com,Ann", Hard, "bob@example.com,Bob", "bad2@example.com,\" =1\"");
        await File.WriteAllTextAsync(_folder["failed.csv"], "what was there before");

        FailedRowsSource source = Assert.Single(rows.Sources(all: false, outcome));
        long written = FailedRowsFile.Write([source], _folder["failed.csv"]);

        // The line of the second refused row is ambiguous after a line break in a cell.
        Assert.Equal((1L, 1L), (written, outcome.UntiedRows));
        Assert.Equal($"\uFEFF{TestAccount.Header},Error,Error Id\r\n{Hard},The service refused it: Not now.,RowFailed\r\n",
            Encoding.UTF8.GetString(await File.ReadAllBytesAsync(_folder["failed.csv"])));
        Assert.Equal(["failed.csv"], _folder.Files);
        refuse = false;
        ImportJobReport again = await account.SendAsync(SpoolFiles.Write(_folder["again.csv"], TestAccount.Header, Hard));
        Assert.True(again.Result.Succeeded);
        Assert.Contains(account.Service.Records("wdc", "people"), record => record["Name"].Contains("B \"x\", é😀", StringComparison.Ordinal));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Rows_that_the_log_does_not_lead_to_are_counted_and_all_rows_can_be_had()
    {
        await using TestAccount account = await StartAsync(LogStyle.WithoutNumbers);
        (ImportJobReport outcome, FailedRowsOfRun rows) = await ReceiveAsync(account, "bad1@example.com,Bad", "ann@example.com,Ann", "bad2@example.com,Bad");

        Assert.Empty(rows.Sources(all: false, outcome));
        Assert.Equal((2L, true), (outcome.UntiedRows, outcome.LacksRows));
        FailedRowsSource all = Assert.Single(rows.Sources(all: true, outcome));
        Assert.Equal(3, FailedRowsFile.Write([all], _folder["all.csv"]));
        Assert.Equal(
            ["Primary Email|Name|Error|Error Id", "bad1@example.com|Bad||", "ann@example.com|Ann||", "bad2@example.com|Bad||"],
            FailedRowsFiles.Lines(_folder["all.csv"]));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task After_a_success_there_are_no_rows_to_have()
    {
        await using TestAccount account = await StartAsync();
        (ImportJobReport outcome, FailedRowsOfRun rows) = await ReceiveAsync(account, "ann@example.com,Ann");

        Assert.Empty(rows.Sources(all: false, outcome));
        Assert.Equal(0, outcome.UntiedRows);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Files_of_the_run_that_were_not_sent_come_with_it_in_their_order()
    {
        await using TestAccount account = await StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.UnknownState());
        SpoolFile[] files = [account.NewFile("ann@example.com,Ann"), account.NewFile("bob@example.com,Bob"), account.NewFile("cat@example.com,Cat", "dan@example.com,Dan")];
        var sequence = new ImportSequence(new ImportSession(account.Client, RecordTypes.Get("people"), account.Waiting(), account.Host), files, 0);
        ImportJobReport outcome = await sequence.SendNextAsync(account.Host, default);
        await account.SendAsync(account.NewFile("eve@example.com,Eve"), options: account.NotWaiting());
        JobEntry entry = Assert.Single(account.Journal.Read(), job => job.Token == outcome.Result.Token);

        IReadOnlyList<FailedRowsSource> all = new FailedRowsOfRun(account.Journal, entry).Sources(all: true, outcome);

        Assert.Equal([1L, 1, 2], all.Select(source => source.File.Rows));
        Assert.Equal(["UnknownJobState", "FilesNotSent", "FilesNotSent"], all.Select(source => source.ReasonOf(1)!.Value.Id));
        Assert.Contains("bob@example.com", await File.ReadAllTextAsync(all[1].File.Path), StringComparison.Ordinal);
        Assert.Contains("dan@example.com", await File.ReadAllTextAsync(all[2].File.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_tabs_becomes_one_with_commas()
    {
        SpoolFile file = SpoolFiles.Write(_folder["rows.tsv"], "Primary Email\tName", "a@example.com\tAnn, B", "b@example.com\t\"Bob\t\"\"B\"\"\"");

        Assert.Equal(2, FailedRowsFiles.Write(file, null, _folder["failed.csv"]));

        Assert.Equal(
            ["Primary Email|Name|Error|Error Id", "a@example.com|Ann, B|No|RowFailed", "b@example.com|Bob\t\"B\"|No|RowFailed"],
            FailedRowsFiles.Lines(_folder["failed.csv"]));
    }

    [Fact]
    public void Rows_are_picked_by_their_number_without_the_header()
    {
        SpoolFile file = SpoolFiles.Write(_folder["rows.csv"], "Name", "one", "\"two\r\n2\"", "\"\"", "four");

        Assert.Equal(2, FailedRowsFiles.Write(file, [4, 2], _folder["failed.csv"]));
        Assert.Equal(["Name|Error|Error Id", "two\r\n2|No|RowFailed", "four|No|RowFailed"], FailedRowsFiles.Lines(_folder["failed.csv"]));
        Assert.Equal(1, FailedRowsFiles.Write(file, [3], _folder["failed.csv"]));
        Assert.Equal(["Name|Error|Error Id", "|No|RowFailed"], FailedRowsFiles.Lines(_folder["failed.csv"]));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named_and_nothing_is_left()
    {
        SpoolFile file = SpoolFiles.Write(_folder["rows.csv"], "Name", "one");
        Directory.CreateDirectory(_folder["failed.csv"]);

        Failing.With("PathIsDirectory", () => FailedRowsFiles.Write(file, null, _folder["failed.csv"]));

        Assert.Equal(["rows.csv"], _folder.Files);
    }

    private static Task<TestAccount> StartAsync(LogStyle style = LogStyle.Plain) => TestAccount.StartAsync(options =>
    {
        options.LogStyle = style;
        options.RowRule = (_, row) => row["Name"] == "Bad" ? new RowVerdict("Nobody is called Bad") : null;
    });

    private static async Task<(ImportJobReport Outcome, FailedRowsOfRun Rows)> ReceiveAsync(TestAccount account, params IReadOnlyList<string> rows)
    {
        await account.SendAsync(account.NewFile(rows), options: account.NotWaiting());
        ImportJobReport outcome = await new ReceivedImport(account.Client, account.Entry, account.Host, account.StateFolder).OutcomeAsync(null, default);
        return (outcome, new FailedRowsOfRun(account.Journal, account.Entry));
    }
}
