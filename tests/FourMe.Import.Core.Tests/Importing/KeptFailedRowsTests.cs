using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>Rows that an import did not get into the account: kept, written, imported again.</summary>
public sealed class KeptFailedRowsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Rows_of_both_kinds_are_kept_beside_the_job_and_come_in_one_file()
    {
        await using TestAccount account = await StartAsync();
        using var run = new RepairRun(account, _folder);
        await run.ImportAsync(null, Person("ann"), Person("bob", vip: "ja"), Person("bad"), Person("cat"));

        JobEntry entry = account.Entry;
        Assert.Null(entry.File);
        Assert.Equal(2, entry.FailedRows.Count);
#if !CORE_NETSTANDARD
        // The other flavour is for Windows, where a file inherits the permissions of its folder.
        foreach (string path in entry.FailedRows)
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
#endif
        var output = new FailedRowsOutput(_ => [_folder["failed.csv"]]);
        var rows = new FailedRowsOfRun(account.Journal, entry);
        Assert.True(rows.IsAllKept);
        output.Write(rows.Sources(all: false, outcome: null), account.Host);

        Assert.Equal(
            [
                "Primary Email|Name|VIP|Error|Error Id",
                $"bob@w.com|bob|ja|{Failures.InvalidBoolean("VIP", "ja").Message}|InvalidBoolean",
                "bad@w.com|bad|0|The service refused it: No bads.|RowFailed",
            ], FailedRowsFiles.Lines(_folder["failed.csv"]));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_was_written_at_once_is_not_kept_besides()
    {
        await using TestAccount account = await StartAsync();
        using var run = new RepairRun(account, _folder);

        await run.ImportAsync("failed.csv", Person("ann"), Person("bob", vip: "ja"), Person("bad"));

        Assert.Equal(3, FailedRowsFiles.Read(_folder["failed.csv"]).Count);
        Assert.Empty(account.Entry.FailedRows);
        Assert.DoesNotContain(account.Files, name => name.EndsWith(".csv", StringComparison.Ordinal));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_run_in_which_every_record_was_refused_can_be_asked_for_as_well()
    {
        await using TestAccount account = await StartAsync();
        using var run = new RepairRun(account, _folder);

        await run.ImportAsync(null, Person("ann", vip: "ja"), Person("bob", vip: "nein"));

        Assert.Empty(account.Posts);
        Assert.Equal(("NothingSent", 2L), (account.Entry.State, account.Entry.Skipped));
        FailedRowsSource source = Assert.Single(new FailedRowsOfRun(account.Journal, account.Entry).Sources(all: false, outcome: null));
        Assert.Equal(2, FailedRowsFile.Write([source], _folder["failed.csv"]));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task They_go_with_the_entry_after_thirty_days()
    {
        await using TestAccount account = await StartAsync();
        using var run = new RepairRun(account, _folder);
        await run.ImportAsync(null, Person("ann"), Person("bob", vip: "ja"), Person("bad"));
        string[] kept = [.. account.Entry.FailedRows];

        account.Clock.Advance(TimeSpan.FromDays(29));
        account.Journal.RemoveOld();
        Assert.All(kept, path => Assert.True(File.Exists(path)));
        account.Clock.Advance(TimeSpan.FromDays(2));
        account.Journal.RemoveOld();

        Assert.All(kept, path => Assert.False(File.Exists(path)));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_entry_leads_to_no_file_that_is_not_its_own()
    {
        await using TestAccount account = await StartAsync();
        using var run = new RepairRun(account, _folder);
        await run.ImportAsync(null, Person("ann"), Person("bob", vip: "ja"));
        JobEntry entry = account.Entry;
        string mine = _folder["mine.csv"];
        File.WriteAllText(mine, "mine");

        entry.FailedRows = [mine, Path.Combine(_folder["jobs"], "..", entry.Id + ".x.csv"), "C:\\old\\jobs\\" + entry.Id + ".refused.1.csv"];
        account.Journal.Save(entry);

        string[] read = [.. account.Entry.FailedRows];
        Assert.Equal([entry.Id + ".x.csv", entry.Id + ".refused.1.csv"], read.Select(path => Path.GetFileName(path)));
        Assert.All(read, path => Assert.Equal("jobs", Path.GetFileName(Path.GetDirectoryName(path))));
        account.Journal.Remove(account.Entry);
        Assert.True(File.Exists(mine));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_that_the_service_stopped_gives_all_its_rows_since_nobody_knows_which_went_in()
    {
        await using TestAccount account = await StartAsync();
        account.Service.Faults.Next(Simulator.Endpoint.ImportGet, Simulator.Faults.Fault.Respond(200, """{"state":"error","message":"Out of order"}"""));
        using var run = new RepairRun(account, _folder);

        await run.ImportAsync("failed.csv", Person("ann"), Person("bob", vip: "ja"));

        List<string[]> rows = FailedRowsFiles.Read(_folder["failed.csv"]);
        Assert.Equal(["bob@w.com", "ann@w.com"], rows.Skip(1).Select(row => row[0]));
        Assert.Equal(["InvalidBoolean", "ImportAborted"], rows.Skip(1).Select(row => row[^1]));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_columns_with_the_reasons_are_skipped_when_the_file_comes_back_strictly_too()
    {
        await using TestAccount account = await StartAsync();
        using var run = new RepairRun(account, _folder);
        await run.ImportAsync("failed.csv", Person("ann", vip: "ja"), Person("bad"));

        using var repair = new RepairRun(account, _folder, new RecordOptions { Strict = true });
        await repair.ImportFileAsync("failed.csv", cells => cells.Select(cell => cell is "ja" ? "1" : cell is "bad" ? "Bea" : cell));

        Assert.Equal(["Bea", "ann"], account.Service.Records("wdc", "people").Select(record => record["Name"]).Order(StringComparer.Ordinal));
        Assert.Equal(["Primary Email", "Name", "VIP"], account.Service.Imports[^1].ReadRows().First().Keys);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_row_of_an_owner_comes_with_the_others_of_that_owner_since_an_import_replaces_them_all()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
            options.RowRule = (_, row) => row["Contact URI"] == "bad" ? new RowVerdict("No such address") : null);
        using var run = new RepairRun(account, _folder, type: "people_contact_details");

        await run.ImportAsync("failed.csv", Detail("ann", "first"), Detail("bob", "other"), Detail("Ann ", "bad"), Detail("ann", "third"));

        List<string[]> rows = FailedRowsFiles.Read(_folder["failed.csv"]);
        int uri = Array.IndexOf(rows[0], "Contact URI");
        Assert.Equal(["first", "bad", "third"], rows.Skip(1).Select(row => row[uri]));
        Assert.Equal(["OwnerHeldBack", "RowFailed", "OwnerHeldBack"], rows.Skip(1).Select(row => row[^1]));

        static Dictionary<string, object?> Detail(string person, string uri) => new()
        {
            ["Person"] = person, ["Contact Protocol"] = "email", ["Contact Label"] = "work", ["Contact URI"] = uri, ["Integration"] = "1",
        };
    }

    [Fact]
    public void A_column_of_the_users_own_called_error_is_still_missed()
    {
        using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions { Strict = true }, new NullSink());
        batch.Begin(["Primary Email", "Error"]);
        batch.Add(new DictionaryReader(), new Dictionary<string, object?> { ["Primary Email"] = "a@w.com", ["Name"] = "A", ["Error"] = "x" });

        Assert.Equal("UnmatchedProperty", Assert.Single(batch.Complete()).Id);
    }

    private static Dictionary<string, object?> Person(string name, string vip = "0") =>
        new() { ["Primary Email"] = name + "@w.com", ["Name"] = name, ["VIP"] = vip };

    private static Task<TestAccount> StartAsync() => TestAccount.StartAsync(options =>
        options.RowRule = (_, row) => row["Name"] == "bad" ? new RowVerdict("No bads") : null);
}
