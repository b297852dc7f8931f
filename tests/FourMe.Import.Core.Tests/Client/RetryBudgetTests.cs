using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>All requests of a run share one retry budget.</summary>
public class RetryBudgetTests
{
    [Fact]
    public void Repeats_and_time_are_counted_together()
    {
        var budget = new RetryBudget(3, TimeSpan.FromSeconds(10));

        Assert.True(budget.TryTake(TimeSpan.FromSeconds(4)));
        Assert.False(budget.TryTake(TimeSpan.FromSeconds(7)));
        Assert.True(budget.TryTake(TimeSpan.FromSeconds(6)));
        Assert.False(budget.TryTake(TimeSpan.FromTicks(1)));
        Assert.True(budget.TryTake(TimeSpan.Zero));
        Assert.False(budget.TryTake(TimeSpan.Zero));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_it_is_used_up_the_last_fault_comes_through_and_says_so()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Me, Fault.Unavailable("5"));
        var run = new TransferRun(account.Host, new RetryBudget(3, TimeSpan.FromSeconds(60)));

        await Failing.WithAsync("ServiceUnavailable", () => account.Client.GetMeAsync(run));
        Failure failure = await Failing.WithAsync("ServiceUnavailable", () => account.Client.GetMeAsync(run));

        Assert.Contains("(503)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("retried 3 times and waited 15 seconds", failure.Message, StringComparison.Ordinal);
        // Three attempts, then two of three: the budget had one retry left.
        Assert.Equal(5, account.Requests(Endpoint.Me).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_wait_that_is_longer_than_what_is_left_is_not_begun()
    {
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Instant(TimeSpan.FromHours(2)));
        account.Service.Faults.Always(Endpoint.ImportPost, Fault.TooManyRequests("3600"));

        Failure failure = await Failing.WithAsync("TooManyRequests", () => account.SendAsync(client: account.NewClient(timeout: TimeSpan.FromDays(1))));

        Assert.Contains("has stopped retrying", failure.Message, StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromHours(1)], account.Clock.Waits);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_upload_that_may_not_be_repeated_any_more_was_not_taken()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportPost, Fault.TooManyRequests("1"));
        var run = new TransferRun(account.Host, new RetryBudget(2, TimeSpan.FromSeconds(60)));

        Failure failure = await Failing.WithAsync("TooManyRequests", () => new FileImport(new ImportSession(account.Client, RecordTypes.Get("people"), account.Waiting(), run))
            .SendAsync(account.NewFile(), 0, default));

        Assert.Contains("retried 2 times", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, account.Posts.Count);
        Assert.Empty(account.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_download_draws_on_it_too()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await Exporting.ExportJobs.OfAsync(account, Downloading.Downloads.Content());
        account.Service.Faults.Always(Endpoint.ExportFile, Fault.Reset(ResetPoint.BeforeBody));
        var options = new DownloadOptions("the file", new TransferRun(account.Host, new RetryBudget(2, TimeSpan.FromMinutes(1))), (_, _) => { });

        Failure failure = await Failing.WithAsync("DownloadFailed", () => account.Client.Files.OpenAsync(export.Link, options, default));

        Assert.Contains("retried 2 times", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, Downloading.Downloads.Asked(account).Count);
    }
}
