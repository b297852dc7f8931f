using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>Records with different columns become several files, each sent as its own job, one after another.</summary>
public class SeveralFilesTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Jobs_follow_each_other_each_waiting_for_the_one_before()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using RecordImport import = NewImport(account);

        ImportReport report = await import.SendAsync(account.Host);

        Assert.True(report.Succeeded);
        Assert.Equal([2L, 1], report.Results.Select(result => result.Rows));
        Assert.Equal([false, true], account.Service.Imports.Select(job => job.Headers.Contains("Job Title")));
        Endpoint[] order = [.. account.Service.Requests.Select(request => request.Endpoint).Where(endpoint => endpoint != Endpoint.LogFile)];
        Assert.Equal(Endpoint.ImportGet, order[Array.LastIndexOf(order, Endpoint.ImportPost) - 1]);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Rows_that_fail_in_one_job_do_not_stop_the_next_and_keep_their_number()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RowRule = (_, row) => row["Name"] is "Cat" ? new RowVerdict("No cats") : null);
        using RecordImport import = NewImport(account);

        ImportReport report = await import.SendAsync(account.Host);

        Assert.Equal(2, account.Posts.Count);
        Assert.False(report.Succeeded);
        Assert.Equal(["ImportFailedRows", "RowFailed"], report.Failures.Select(failure => failure.Id));
        Assert.Equal(3, report.Failures[1].Row);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task After_a_job_without_a_good_end_the_rest_is_not_sent_but_kept()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.UnknownState());
        using RecordImport import = NewImport(account);

        ImportReport report = await import.SendAsync(account.Host);

        Assert.Single(account.Posts);
        Assert.Equal(["UnknownJobState", "FilesNotSent"], report.Failures.Select(failure => failure.Id));
        Assert.Contains("1 row ", report.Failures[1].Message, StringComparison.Ordinal);
        JobEntry left = Assert.Single(account.Journal.Read(), entry => entry.TransferState == TransferState.NotSent);
        Assert.Equal(1, left.Rows);
        Assert.True(File.Exists(left.File));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_it_is_stopped_the_rest_is_kept_too()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var stop = new CancellationTokenSource();
        using RecordImport import = NewImport(account);
        using var gate = account.Service.Gates.Hold(Endpoint.ImportGet);
        Task<ImportReport> sending = import.SendAsync(account.Host, stop.Token);
        await gate.Reached;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(["NotSent", "queued"], account.Journal.Read().Select(entry => entry.State).Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Not_to_wait_is_refused_before_anything_is_sent()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using RecordImport import = NewImport(account, account.NotWaiting());

        await Failing.WithAsync("NoWaitWithManyFiles", () => import.SendAsync(account.Host));

        Assert.Empty(account.Service.Requests);
        Assert.Empty(account.Files);
    }

    private static RecordImport NewImport(TestAccount account, ImportOptions? options = null)
    {
        var import = new RecordImport(account.Client, "people", options: options ?? account.Waiting());
        Add("ann@example.com", "Ann");
        Add("bob@example.com", "Bob", "Boss");
        Add("cat@example.com", "Cat");
        return import;

        void Add(string email, string name, string? title = null)
        {
            var record = new Dictionary<string, object?> { ["Primary Email"] = email, ["Name"] = name };
            if (title is not null) record["Job Title"] = title;
            Assert.Null(import.Add(record));
        }
    }
}
