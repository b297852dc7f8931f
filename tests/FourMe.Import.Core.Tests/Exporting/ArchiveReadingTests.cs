using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>
/// Several types arrive as an archive, kept on disk for a while. Not parallel: the temporary folder is shared by the process.
/// </summary>
[CollectionDefinition(nameof(ArchiveReadingTests), DisableParallelization = true)]
[Collection(nameof(ArchiveReadingTests))]
public sealed class ArchiveReadingTests : IDisposable
{
    private const string Types = "people,organizations";
    private readonly TestFolder _temporary = new();
    private readonly string? _before = Environment.GetEnvironmentVariable("TMPDIR");

    public ArchiveReadingTests() => Environment.SetEnvironmentVariable("TMPDIR", _temporary.Path);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("TMPDIR", _before);
        _temporary.Dispose();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_records_of_all_types_come_one_type_after_another()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.SendAsync(account.NewFile("ann@example.com,Ann", "bob@example.com,Bob"));
        await account.SendAsync(account.NewFileOf("Name", "Widgets"), type: "organizations");
        var received = new ReceivedRecords();

        await ReadAsync(account, await ExportJobs.FinishAsync(account, Types), received);

        Assert.Equal(["people", "organizations"], received.Types);
        Assert.Equal(
            [("people", "Ann"), ("people", "Bob"), ("organizations", "Widgets")], received.Records.Select(record => (record.Type, record.Cells["Name"])));
        AssertClean(account);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_names_in_the_archive_tell_only_the_type()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] zip = Zip.Of(
            ("../../evil/20400506-People-1.csv", "ID,Name\n1,Ann\n"), ("folder/", ""), ("1-sites.csv", "ID\n5\n"), ("people_2.csv", "ID\n6\n"), ("organizations.csv", "ID,Name\n2,W\n"));
        var received = new ReceivedRecords();

        await ReadAsync(account, await ExportJobs.OfAsync(account, zip, Types), received);

        Assert.Equal([("people", "1"), ("organizations", "2")], received.Records.Select(record => (record.Type, record.Cells["ID"])));
        Assert.Equal(2, account.Host.Warnings.Count);
        Assert.Contains("1-sites.csv", account.Host.Warnings[0], StringComparison.Ordinal);
        AssertClean(account);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("no archive", "ArchiveInvalid")]
    [InlineData("cut", "ArchiveInvalid")]
    [InlineData("local header", "NotAnExport")]
    public async Task What_is_no_archive_is_said_to_be_none(string damage, string id)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] zip = Zip.Of(("1-people.csv", "ID\n1\n"), ("2-organizations.csv", "ID\n1\n"));
        byte[] damaged = damage switch
        {
            "no archive" => "ID,Name\n1,Ann\n"u8.ToArray(),
            "cut" => zip[..^30],
            _ => [0, 0, .. zip[2..]],
        };

        FinishedExport export = await ExportJobs.OfAsync(account, damaged, Types);
        Failure failure = await Failing.WithAsync(id, () => ReadAsync(account, export, new ReceivedRecords()));

        Assert.Equal(FailureKind.ParserError, failure.Kind);
        Assert.Contains(export.Entry.Token!, failure.Message, StringComparison.Ordinal);
        AssertClean(account);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_file_in_it_that_is_no_csv_is_unreadable()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Zip.Of(("1-people.csv", "ID,Name\n1\n")), Types);

        await Failing.WithAsync("ExportUnreadable", () => ReadAsync(account, export, new ReceivedRecords()));

        AssertClean(account);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_archive_that_does_not_come_leaves_nothing()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.FinishAsync(account, Types);
        account.Service.Faults.Next(Endpoint.ExportFile, Fault.Truncate(50));
        account.Service.Faults.Always(Endpoint.ExportFile, Fault.Unavailable());

        await Failing.WithAsync("DownloadFailed", () => ReadAsync(account, export, new ReceivedRecords()));

        AssertClean(account);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_in_the_middle_it_leaves_nothing()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.FinishAsync(account, Types);
        using Gate gate = account.Service.Gates.Hold(Endpoint.ExportFile, GatePhase.AnswerBody, 50);
        using var stop = new CancellationTokenSource();
        var came = new TaskCompletionSource();
        account.Host.Progressing = _ => came.TrySetResult();
        Task reading = new ExportReader(account.Client, account.Host, ReceivedRecords.AtOnce).ReadAsync(export, new ReceivedRecords(), stop.Token);
        await came.Task;
#if !CORE_NETSTANDARD
        string path = Assert.Single(Directory.GetFiles(_temporary.Path, "export.zip", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
#endif

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        AssertClean(account);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_consumer_that_throws_leaves_nothing()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Zip.Of(("1-people.csv", "ID\n1\n")), Types);
        var received = new ReceivedRecords { Taking = _ => throw new InvalidDataException("downstream") };

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(account, export, received));

        AssertClean(account);
    }

    private static Task ReadAsync(TestAccount account, FinishedExport export, ReceivedRecords received) =>
        new ExportReader(account.Client, account.Host, ReceivedRecords.AtOnce).ReadAsync(export, received, default);

    private void AssertClean(TestAccount account)
    {
        Assert.DoesNotContain(_temporary.Files, file => file.Contains("export", StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.GetDirectories(_temporary.Path), folder => folder.Contains("FourMe.Import-", StringComparison.Ordinal));
        Assert.Empty(account.Service.StorageRefusals);
        account.AssertNoSecret();
    }
}
