using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>How exports end, and the resulting outcome.</summary>
public class ExportEndTests
{
    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("""{"state":"failed","message":"out of paper"}""", "ExportFailed", "out of paper", "failed")]
    [InlineData("""{"state":"failed"}""", "ExportFailed", "failed in the service", "failed")]
    [InlineData("""{"state":"error","message":"out of paper"}""", "ExportFailed", "out of paper", "error")]
    [InlineData("""{"state":"failed","rate_limit_exceeded":"requests"}""", "ExportRateLimited", "'requests'", "failed")]
    [InlineData("""{"state":"dreaming"}""", "UnknownJobState", "export of 'people'", "dreaming")]
    [InlineData("""{"state":"done"}""", "ExportWithoutFile", "no file", "done")]
    [InlineData("""{"state":"done","url":""}""", "ExportWithoutFile", "no file", "done")]
    public async Task An_end_without_a_file_is_told_with_its_token(string answer, string id, string said, string state)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ExportGet, Fault.Respond(200, answer));

        Failure failure = await Failing.WithAsync(id, () => ExportJobs.FinishAsync(account));

        string token = account.Service.Exports[0].Token;
        Assert.Equal((token, state, token), (failure.Token, account.Entry.State, account.Entry.Token));
        Assert.Contains(token, failure.Message, StringComparison.Ordinal);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Equal(id == "ExportRateLimited" ? FailureKind.LimitsExceeded : FailureKind.InvalidResult, failure.Kind);
        Assert.NotNull(failure.Advice);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_rule_of_one_full_export_a_day_is_explained_when_it_is_met()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => (options.FullExportThreshold, _) = (10, options.GeneratedExport("people", 11)));
        await ExportJobs.FinishAsync(account);

        Failure failure = await Failing.WithAsync("ExportRateLimited", () => ExportJobs.FinishAsync(account));

        Assert.Contains("'people'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("10,000 records can be exported in full once a day", failure.Message, StringComparison.Ordinal);
        Assert.Contains("only what changed", failure.Advice, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_that_the_service_forgot_is_of_unknown_result()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RetentionAfterEnd = TimeSpan.FromMilliseconds(100));

        Failure failure = await Failing.WithAsync("ExportForgotten", () => ExportJobs.FinishAsync(account));

        Assert.Equal((FailureKind.ObjectNotFound, account.Service.Exports[0].Token), (failure.Kind, failure.Token));
        Assert.Equal("ResultUnknown", account.Entry.State);
    }

    public static TheoryData<Fault, FailureKind> Unreadable => new()
    {
        { Fault.MalformedJson, FailureKind.ParserError },
        { Fault.OtherShape, FailureKind.ParserError },
        { Fault.EmptyBody, FailureKind.ParserError },
        { Fault.Respond(200, "<html><body>Sign in</body></html>", "text/html"), FailureKind.ParserError },
        { Fault.BadGateway, FailureKind.ResourceUnavailable },
    };

    [Theory(Timeout = Watchdog.Milliseconds, DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Unreadable))]
    public async Task An_answer_that_cannot_be_read_ends_the_wait_and_not_the_job(Fault fault, FailureKind kind)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RetentionAfterEnd = TimeSpan.FromHours(9));
        account.Service.Faults.Always(Endpoint.ExportGet, fault);

        Failure failure = await Failing.WithAsync("WaitFailed", () => ExportJobs.FinishAsync(account));

        Assert.Equal((kind, account.Service.Exports[0].Token), (failure.Kind, failure.Token));
        Assert.Equal("queued", account.Entry.State);
        account.Service.Faults.Clear();
        Assert.NotNull((await WaitAsync(account, account.Entry)).Link);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_the_time_is_over_the_job_goes_on_and_can_be_taken_up()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.QueuedPolls = 30);

        Failure failure = await Failing.WithAsync("WaitTimedOut", () => ExportJobs.RunOf(account).RunAsync(false, TimeSpan.FromSeconds(90), default));

        Assert.Equal((FailureKind.OperationTimeout, account.Service.Exports[0].Token), (failure.Kind, failure.Token));
        Assert.Contains(failure.Token!, failure.Message, StringComparison.Ordinal);
        Assert.Equal("queued", account.Entry.State);
        Assert.NotNull((await WaitAsync(account, account.Entry)).Link);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_end_that_was_seen_is_answered_without_the_service()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ExportGet, Fault.Respond(200, """{"state":"failed","rate_limit_exceeded":"people"}"""));
        await Failing.WithAsync("ExportRateLimited", () => ExportJobs.FinishAsync(account));
        account.Clock.Advance(TimeSpan.FromHours(1));

        await Failing.WithAsync("ExportRateLimited", () => WaitAsync(account, account.Entry));

        Assert.Single(account.Requests(Endpoint.ExportGet));
        Assert.Equal("failed", account.Entry.State);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_finished_file_is_found_again_after_the_service_forgot_the_job_as_long_as_its_link_lasts()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.FinishAsync(account);
        ExportSeries.Delivered(account.Client, account.Entry, isSafe: true, isComplete: true, account.StateFolder);
        account.Clock.Advance(TimeSpan.FromHours(47));
        account.Journal.RemoveOld();

        Assert.Equal(export.Link, (await WaitAsync(account, account.Entry)).Link);

        account.Clock.Advance(TimeSpan.FromHours(2));
        account.Journal.RemoveOld();
        await Failing.WithAsync("ExportWithoutFile", () => WaitAsync(account, account.Entry));
        Assert.Equal(("done", null), (account.Entry.State, account.Entry.Link));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_without_a_token_cannot_be_asked_for()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ExportPost, Fault.BadGateway);
        await Failing.WithAsync("ExportUnconfirmed", () => ExportJobs.FinishAsync(account));

        await Failing.WithAsync("JobHasNoToken", () => WaitAsync(account, account.Entry));
    }

    private static Task<FinishedExport> WaitAsync(TestAccount account, JobEntry entry) =>
        new ExportEnding(account.Client, new GuardedJournal(account.StateFolder, account.Clock, account.Host), account.Host).WaitAsync(entry, null, default);
}
