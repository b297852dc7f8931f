using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>Imports that are resumed from the journal alone, possibly by another process.</summary>
public class ReceivedImportTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_end_that_nobody_saw_yet_is_waited_for()
    {
        await using TestAccount account = await SentAsync();

        ImportJobReport outcome = await ReceiveAsync(account);

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal((1L, 1L, "people"), (outcome.Result.Created, outcome.Result.Rows, outcome.Result.Type));
        Assert.Equal("done", account.Entry.State);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_end_that_was_seen_is_answered_after_the_service_forgot_it()
    {
        await using TestAccount account = await SentAsync("bad@example.com,Bad", "ann@example.com,Ann");
        ImportJobReport first = await ReceiveAsync(account);
        int requests = account.Service.Requests.Count;
        account.Clock.Advance(TimeSpan.FromDays(3));

        ImportJobReport again = await ReceiveAsync(account);

        Assert.Equal(requests, account.Service.Requests.Count);
        Assert.Equal((first.Result.Token, 1L, 1L), (again.Result.Token, again.Result.Created, again.Result.Failures));
        Assert.Equal("ImportFailedRows", again.Failure!.Id);
        FailedRow row = Assert.Single(again.FailedRows);
        Assert.Equal((1L, "Nobody is called Bad"), (row.FileRow, row.Said));
        Assert.Equal("bad@example.com", row.Cells[0].Value);
        Assert.Equal(first.Result.LogFile, again.Result.LogFile);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_end_that_nobody_saw_is_unknown_and_its_rows_are_kept()
    {
        await using TestAccount account = await SentAsync();
        string token = account.Entry.Token!;
        account.Clock.Advance(TimeSpan.FromHours(1));

        ImportJobReport outcome = await ReceiveAsync(account);

        Failure failure = Failing.Check("ResultUnknown", outcome.Failure);
        Assert.Equal((token, TransferState.ResultUnknown, false), (failure.Token, outcome.Result.TransferState, outcome.IsFinal));
        Assert.Contains(token, failure.Message, StringComparison.Ordinal);
        Assert.Contains("summary e-mail", failure.Advice, StringComparison.Ordinal);
        Assert.True(File.Exists(account.Entry.File));
        int polls = account.Polls.Count;
        Failing.Check("ResultUnknown", (await ReceiveAsync(account)).Failure);
        Assert.Equal(polls, account.Polls.Count);
        FailedRowsSource all = Assert.Single(new FailedRowsOfRun(account.Journal, account.Entry).Sources(all: true, outcome));
        Assert.Equal((1L, "ResultUnknown"), (all.File.Rows, all.ReasonOf(1)!.Value.Id));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_log_is_fetched_once_and_kept()
    {
        await using TestAccount account = await SentAsync("bad@example.com,Bad");

        await ReceiveAsync(account);
        ImportJobReport outcome = await ReceiveAsync(account);

        Assert.Single(account.Requests(Endpoint.LogFile));
        Assert.Equal(account.Service.Imports[0].LogText, await File.ReadAllTextAsync(outcome.Result.LogFile!));
        Assert.Null(account.Entry.Link);
        account.AssertNoSecret();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_log_that_could_not_be_had_is_asked_for_again()
    {
        await using TestAccount account = await SentAsync("bad@example.com,Bad");
        account.Service.Faults.Next(Endpoint.LogFile, Fault.Respond(404));
        Assert.Empty((await ReceiveAsync(account)).FailedRows);

        Assert.Single((await ReceiveAsync(account)).FailedRows);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_state_that_nobody_knew_is_asked_for_again()
    {
        await using TestAccount account = await SentAsync();
        account.Service.Faults.Next(Endpoint.ImportGet, Fault.UnknownState());
        Failing.Check("UnknownJobState", (await ReceiveAsync(account)).Failure);

        Assert.True((await ReceiveAsync(account)).Result.Succeeded);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_the_time_is_over_the_job_stays_under_way()
    {
        await using TestAccount account = await SentAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.Respond(200, """{"state":"queued"}"""));

        ImportJobReport outcome = await new ReceivedImport(account.Client, account.Entry, account.Host, account.StateFolder).OutcomeAsync(TimeSpan.FromSeconds(70), default);

        Assert.Equal(account.Entry.Token, Failing.Check("WaitTimedOut", outcome.Failure).Token);
        Assert.Equal("queued", account.Entry.State);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_in_doubt_cannot_be_asked_for()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(ResetPoint.AfterAcceptance));
        await Failing.WithAsync("ImportUnconfirmed", () => account.SendAsync());

        Failure failure = await Failing.WithAsync("JobHasNoToken", () => ReceiveAsync(account));

        Assert.Contains("Unconfirmed", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_the_result_was_handed_over_the_rows_go_and_the_answer_stays()
    {
        await using TestAccount account = await SentAsync("bad@example.com,Bad");
        ImportJobReport outcome = await ReceiveAsync(account);
        string rows = account.Entry.File!;
        Assert.True(File.Exists(rows));

        new ReceivedImport(account.Client, account.Entry, account.Host, account.StateFolder).Received();

        Assert.False(File.Exists(rows));
        Assert.Equal(("done", null), (account.Entry.State, account.Entry.File));
        Failure failure = Failing.With("RowsNotKept", () => new FailedRowsOfRun(account.Journal, account.Entry).Sources(all: true, outcome));
        Assert.Contains(account.Entry.Token!, failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await ReceiveAsync(account)).Result.Failures);
    }

    private static async Task<TestAccount> SentAsync(params IReadOnlyList<string> rows)
    {
        TestAccount account = await TestAccount.StartAsync(
            options => options.RowRule = (_, row) => row["Name"] == "Bad" ? new RowVerdict("Nobody is called Bad") : null);
        await account.SendAsync(account.NewFile(rows), options: account.NotWaiting());
        return account;
    }

    private static Task<ImportJobReport> ReceiveAsync(TestAccount account) =>
        new ReceivedImport(account.Client, account.Entry, account.Host, account.StateFolder).OutcomeAsync(null, default);
}
