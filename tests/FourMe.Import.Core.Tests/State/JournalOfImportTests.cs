using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.State;

/// <summary>The journal entry of an import in each phase.</summary>
public class JournalOfImportTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_job_is_noted_before_a_byte_is_sent()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using Gate gate = account.Service.Gates.Hold(Endpoint.ImportPost, GatePhase.RequestReceived);
        SpoolFile file = account.NewFile("ann@example.com,Ann", "bob@example.com,Bob");
        string original = file.Path;
        byte[] bytes = await File.ReadAllBytesAsync(original);

        Task<ImportJobReport> sending = account.SendAsync(file);
        await gate.Reached;

        JobEntry entry = account.Entry;
        Assert.Equal(("Sending", null, "people", "wdc"), (entry.State, entry.Token, entry.Type, entry.Account));
        Assert.Equal((account.Service.ApiUri.Authority, Environment.ProcessId, 2L, file.Hash), (entry.Host, entry.ProcessId, entry.Rows, entry.Hash));
        Assert.Equal(account.Clock.GetUtcNow(), entry.Sent);
        Assert.False(File.Exists(original));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(entry.File!));
        gate.Release();
        await sending;
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_token_is_noted_as_soon_as_the_service_gave_it()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using Gate gate = account.Service.Gates.Hold(Endpoint.ImportGet, GatePhase.RequestReceived);

        Task<ImportJobReport> sending = account.SendAsync();
        await gate.Reached;

        JobEntry entry = account.Entry;
        Assert.Equal(("queued", account.Service.Imports[0].Token), (entry.State, entry.Token));
        Assert.True(File.Exists(entry.File));
        gate.Release();
        await sending;
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_end_is_noted_before_the_log_is_fetched()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using Gate gate = account.Service.Gates.Hold(Endpoint.LogFile, GatePhase.RequestReceived);

        Task<ImportJobReport> sending = account.SendAsync();
        await gate.Reached;

        JobEntry entry = account.Entry;
        Assert.Equal(("done", (long?)1), (entry.State, entry.Counts?.Created));
        Assert.True(File.Exists(entry.File));
        gate.Release();
        await sending;
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task At_the_end_the_answer_and_the_log_stay_and_the_rows_go()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        ImportJobReport outcome = await account.SendAsync();

        JobEntry entry = account.Entry;
        Assert.Equal(("done", null, outcome.Result.LogFile), (entry.State, entry.File, entry.LogFile));
        Assert.Equal(new ImportCounts(1, 0, 0, 0, 0, 0), entry.Counts);
        Assert.Equal([Path.Combine("state", "jobs", entry.Id + ".json"), Path.Combine("state", "jobs", entry.Id + ".log")], account.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Old_jobs_go_when_a_new_one_begins()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.SendAsync(options: account.NotWaiting());
        account.Clock.Advance(TimeSpan.FromDays(31));

        ImportJobReport outcome = await account.SendAsync(account.NewFile("bob@example.com,Bob"), options: account.NotWaiting());

        Assert.Equal(outcome.Result.Token, account.Entry.Token);
        Assert.Equal(2, account.Files.Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_state_folder_that_cannot_be_written_is_one_warning_and_the_import_succeeds()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        SpoolFile file = account.NewFile();
        await File.WriteAllTextAsync(account.StateFolder, "in the way");

        ImportJobReport outcome = await account.SendAsync(file);

        Assert.True(outcome.Result.Succeeded);
        Assert.Null(outcome.Result.LogFile);
        Assert.Contains("state folder", Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
        Assert.Equal(["state"], account.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_refused_row_is_tied_without_a_state_folder_too()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        SpoolFile file = account.NewFile("ann@example.com,Ann", "not an address,Bob");
        await File.WriteAllTextAsync(account.StateFolder, "in the way");

        ImportJobReport outcome = await account.SendAsync(file);

        Assert.Equal(outcome.Result.Failures, outcome.FailedRows.Count);
        Assert.Equal(["state"], account.Files);
    }

#if !CORE_NETSTANDARD
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Only_the_owner_may_read_what_is_kept()
    {
        if (OperatingSystem.IsWindows()) return;
        await using TestAccount account = await TestAccount.StartAsync();
        await account.SendAsync();
        await account.SendAsync(account.NewFile("bob@example.com,Bob"), options: account.NotWaiting());

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string[] files = Directory.GetFiles(account.StateFolder, "*", SearchOption.AllDirectories);
        Assert.Equal([".csv", ".json", ".json", ".log"], files.Select(Path.GetExtension).Order(StringComparer.Ordinal));
        foreach (string file in files) Assert.Equal(owner, File.GetUnixFileMode(file));
        foreach (string folder in (string[])[account.StateFolder, Path.Combine(account.StateFolder, "jobs")])
            Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }
#endif
}
