using FourMe.Import.Core.Tests.Exporting;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Downloading;

/// <summary>What fails a download, what only delays it, and what the messages say.</summary>
public sealed class DownloadFailureTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_link_that_has_expired_is_explained_without_its_query(bool midway)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Downloads.Content());
        if (midway) account.Service.Faults.Next(Endpoint.ExportFile, Fault.Truncate(1000));
        if (midway) Downloads.AtThePause(account, Expire);
        else await Expire();

        Failure failure = await Failing.WithAsync("DownloadExpired", () => Downloads.ReadAsync(account, export.Link));

        Assert.Equal(FailureKind.ObjectNotFound, failure.Kind);
        Assert.Contains("(403)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Run the export again", failure.Advice, StringComparison.Ordinal);
        account.AssertNoSecret(failure.Message, failure.Advice);

        Task Expire()
        {
            account.Clock.Advance(TimeSpan.FromDays(3));
            return Task.CompletedTask;
        }
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_passes_by_itself_is_waited_for()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content();
        FinishedExport export = await ExportJobs.OfAsync(account, content);
        int before = account.Clock.Waits.Count;
        account.Service.Faults.Next(
            Endpoint.ExportFile, Fault.Unavailable(), Fault.TooManyRequests("1"), Fault.BadGateway, Fault.Reset(ResetPoint.BeforeBody), Fault.Truncate(1000), Fault.Unavailable());

        Assert.Equal(content, await Downloads.ReadAsync(account, export.Link));

        TimeSpan[] waits = [.. account.Clock.Waits.Skip(before)];
        Assert.Equal(6, waits.Length);
        Assert.Equal(TimeSpan.FromSeconds(1), waits[1]);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30)));
        Assert.Contains(account.Host.VerboseLines, line => line.Contains("(503)", StringComparison.Ordinal));
        account.AssertNoSecret();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_patience_ends_the_cause_is_kept()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Downloads.Content());
        account.Service.Faults.Always(Endpoint.ExportFile, Fault.Reset(ResetPoint.BeforeBody));

        Failure failure = await Failing.WithAsync("DownloadFailed", () => Downloads.ReadAsync(account, export.Link));

        Assert.Equal(FailureKind.ConnectionError, failure.Kind);
        Assert.Contains("the file", failure.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(failure.Cause);
        Assert.Equal(9, Downloads.Asked(account).Count);
        account.AssertNoSecret(failure.Message, failure.Advice, failure.Cause.ToString());
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_host_that_stays_out_of_work_is_told_with_its_status()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Downloads.Content());
        account.Service.Faults.Always(Endpoint.ExportFile, Fault.Unavailable());

        Failure failure = await Failing.WithAsync("DownloadFailed", () => Downloads.ReadAsync(account, export.Link));

        Assert.Equal(FailureKind.ResourceUnavailable, failure.Kind);
        Assert.Contains("(503)", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_redirect_is_not_followed()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Downloads.Content());
        account.Service.Faults.Next(Endpoint.ExportFile, Fault.Redirect(export.Link));

        Failure failure = await Failing.WithAsync("UnexpectedRedirect", () => Downloads.ReadAsync(account, export.Link));

        Assert.Single(Downloads.Asked(account));
        account.AssertNoSecret(failure.Message, failure.Advice);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("http://storage.example.com/1.csv?X-Amz-Signature=1")]
    [InlineData("file:///etc/hostname?X-Amz-Signature=1")]
    public async Task A_link_that_is_not_https_is_not_followed(string link)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Failure failure = await Failing.WithAsync("InsecureUri", () => Downloads.ReadAsync(account, new Uri(link)));

        Assert.Equal(FailureKind.SecurityError, failure.Kind);
        account.AssertNoSecret(failure.Message, failure.Advice);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_while_the_rest_is_withheld_it_ends_at_once_and_leaves_no_file()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Downloads.Content());
        using Gate gate = account.Service.Gates.Hold(Endpoint.ExportFile, GatePhase.AnswerBody, 100_000);
        using var stop = new CancellationTokenSource();
        var came = new TaskCompletionSource();
        DownloadOptions options = Downloads.Options(account) with { Moved = (_, _) => came.TrySetResult() };
        Task saving = account.Client.Files.SaveAsync(export.Link, _folder["export.csv"], options, stop.Token);
        await came.Task;
        Assert.Equal(["export.csv"], _folder.Files);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        Assert.Empty(_folder.Files);
        Assert.Single(Downloads.Asked(account));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_file_that_is_not_packed_as_it_says_is_a_failure_and_no_file()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Downloads.Content());
        account.Service.Faults.Next(Endpoint.ExportFile, Fault.Respond(200, "not packed at all", "text/csv", KeyValuePair.Create("Content-Encoding", "gzip")));

        await Failing.WithAsync("ArchiveInvalid", () => account.Client.Files.SaveAsync(export.Link, _folder["export.csv"], Downloads.Options(account), default));

        Assert.Empty(_folder.Files);
    }
}
