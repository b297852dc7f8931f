using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>How an export is requested, and its journal entry meanwhile.</summary>
public class ExportRunTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_nothing_has_changed_there_is_no_job_and_no_entry()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        ExportOutcome outcome = await ExportJobs.RunOf(account, from: account.Clock.GetUtcNow().AddDays(-1)).RunAsync(false, null, default);

        Assert.Null(outcome.Entry);
        Assert.Null(outcome.Finished);
        Assert.Empty(account.Journal.Read());
        Assert.Empty(account.Requests(Endpoint.ExportGet));
        Assert.Empty(account.Host.Warnings);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_job_is_noted_before_it_is_asked_for_and_with_its_token_after()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using Gate post = account.Service.Gates.Hold(Endpoint.ExportPost, GatePhase.RequestReceived);
        using Gate poll = account.Service.Gates.Hold(Endpoint.ExportGet, GatePhase.RequestReceived);

        Task<ExportOutcome> running = ExportJobs.RunOf(account, "people,sites", format: ExportFormat.Xlsx, series: "nightly").RunAsync(false, null, default);
        await post.Reached;

        JobEntry entry = account.Entry;
        Assert.Equal(("export", "Sending", null, "people,sites", "wdc"), (entry.Kind, entry.State, entry.Token, entry.Type, entry.Account));
        Assert.Equal((account.Service.ApiUri.Authority, Environment.ProcessId, ExportFormat.Xlsx, "nightly"), (entry.Host, entry.ProcessId, entry.Format, entry.Series));
        post.Release();
        await poll.Reached;
        Assert.Equal(("queued", account.Service.Exports[0].Token), (account.Entry.State, account.Entry.Token));
        poll.Release();
        FinishedExport finished = (await running).Finished!;
        Assert.Equal(("done", finished.Link), (account.Entry.State, account.Entry.Link));
        Assert.Equal(["people", "sites"], account.Service.Exports[0].Types);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Progress_tells_of_the_queue_and_of_the_line()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.QueuedPolls = 2);
        account.Service.Faults.Next(Endpoint.ExportGet, Fault.UnknownState("scheduled"));

        await ExportJobs.FinishAsync(account);

        Assert.All(account.Host.Steps, step => Assert.Equal(TransferStage.Exporting, step.Stage));
        Assert.Equal(0, account.Host.Steps[0].Done);
        Assert.True(account.Host.Steps[^1].Done > 0);
        Assert.Equal(6, account.Requests(Endpoint.ExportGet).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_link_stands_in_the_entry_alone()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        FinishedExport export = await ExportJobs.FinishAsync(account);

        Assert.Equal(export.Link, account.Entry.Link);
        Assert.Contains("X-Amz-Signature", account.Entry.Link!.Query, StringComparison.Ordinal);
        account.AssertNoSecret(export.Entry.Message);
#if !CORE_NETSTANDARD
        string file = Assert.Single(Directory.GetFiles(account.StateFolder, "*", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
#endif
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Who_does_not_wait_gets_the_job_at_once()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        ExportOutcome outcome = await ExportJobs.RunOf(account).RunAsync(noWait: true, null, default);

        Assert.Null(outcome.Finished);
        Assert.Equal(account.Service.Exports[0].Token, outcome.Entry!.Token);
        Assert.Equal("queued", account.Entry.State);
        Assert.Empty(account.Requests(Endpoint.ExportGet));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden")]
    [InlineData(422, "BadRequest")]
    public async Task A_refusal_leaves_no_entry(int status, string id)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ExportPost, Fault.Respond(status));

        await Failing.WithAsync(id, () => ExportJobs.FinishAsync(account));

        Assert.Empty(account.Journal.Read());
        account.AssertNoSecret();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_request_that_was_refused_for_now_is_made_again()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ExportPost, Fault.TooManyRequests("2"), Fault.Unavailable("1"));

        await ExportJobs.FinishAsync(account);

        Assert.Single(account.Service.Exports);
        Assert.Equal(3, account.Requests(Endpoint.ExportPost).Count);
    }

    public static TheoryData<Fault> Doubts => [Fault.Reset(ResetPoint.AfterAcceptance), Fault.BadGateway, Fault.Unavailable(), Fault.MalformedJson, Fault.OtherShape, Fault.EmptyBody, Fault.Respond(200, "<html>Sign in</html>", "text/html")];

    [Theory(Timeout = Watchdog.Milliseconds, DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Doubts))]
    public async Task Without_a_clear_answer_the_job_is_in_doubt_and_is_not_asked_for_again(Fault fault)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ExportPost, fault);

        Failure failure = await Failing.WithAsync("ExportUnconfirmed", () => ExportJobs.FinishAsync(account));

        Assert.Equal(FailureKind.ConnectionError, failure.Kind);
        Assert.Contains("once a day", failure.Advice, StringComparison.Ordinal);
        Assert.Equal("Unconfirmed", account.Entry.State);
        Assert.Single(account.Requests(Endpoint.ExportPost));
        account.AssertNoSecret(failure.Message, failure.Advice);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_while_the_answer_is_awaited_the_job_is_in_doubt()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using Gate gate = account.Service.Gates.Hold(Endpoint.ExportPost);
        using var stop = new CancellationTokenSource();
        Task<ExportOutcome> running = ExportJobs.RunOf(account).RunAsync(false, null, stop.Token);
        await gate.Reached;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal("Unconfirmed", account.Entry.State);
    }
}
