using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Jobs;

/// <summary>Waiting for the end of a job.</summary>
public class ImportWaitTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_service_is_asked_by_the_schedule_until_the_end()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => (options.QueuedPolls, options.ProcessingPolls) = (5, 24));

        ImportJobReport outcome = await account.SendAsync();

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal(Enumerable.Range(0, 30).Select(PollSchedule.Before), account.Clock.Waits);
        Assert.Equal(30, account.Polls.Count);
        Assert.All(account.Polls, poll => Assert.Equal("/v1/import/" + outcome.Result.Token, poll.PathAndQuery));
        Assert.All(account.Polls, poll => Assert.Equal("wdc", poll.Header("X-Xurrent-Account")));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Progress_shows_the_line_of_the_rows()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.ProcessingPolls = 3);

        await account.SendAsync(account.NewFile([.. Enumerable.Range(1, 9).Select(i => $"p{i}@example.com,P{i}")]));

        Assert.Contains(account.Host.Steps, step => step.Stage == TransferStage.Queued);
        TransferProgress[] lines = [.. account.Host.Steps.Where(step => step.Stage == TransferStage.Processing)];
        Assert.Equal(3, lines.Length);
        Assert.All(lines, step => Assert.Equal(("people", 9L), (step.Type, step.Total)));
        Assert.True(lines[0].Done < lines[2].Done);
        Assert.Contains(account.Host.Steps, step => step.Stage == TransferStage.FetchingLog);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Faults_on_the_way_do_not_end_the_wait()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(
            Endpoint.ImportGet,
            Fault.BadGateway, Fault.None, Fault.Reset(ResetPoint.DuringAnswer), Fault.TooManyRequests("9"), Fault.Truncate(4),
            Fault.WrongContentLength(5), Fault.Unavailable(), Fault.Respond(408), Fault.Reset(ResetPoint.BeforeBody), Fault.Respond(500));

        ImportJobReport outcome = await account.SendAsync();

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal(0, account.Service.Faults.Pending(Endpoint.ImportGet));
        Assert.Contains(TimeSpan.FromSeconds(9), account.Clock.Waits);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_compressed_answer_is_read_as_any_other()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.Gzip);

        Assert.True((await account.SendAsync()).Result.Succeeded);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_scheduled_job_is_waited_for()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportGet, Fault.UnknownState("scheduled"));

        Assert.True((await account.SendAsync()).Result.Succeeded);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(403, "Forbidden", FailureKind.PermissionDenied)]
    [InlineData(401, "not accept", FailureKind.AuthenticationError)]
    [InlineData(400, "Bad Request", FailureKind.InvalidData)]
    public async Task A_refusal_ends_the_wait_with_the_token_and_keeps_the_rows(int status, string words, FailureKind kind)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.Respond(status));

        ImportJobReport outcome = await account.SendAsync();

        Failure failure = Failing.Check("WaitFailed", outcome.Failure);
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains(failure.Token!, failure.Message, StringComparison.Ordinal);
        AssertOutstanding(account, outcome, failure);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Answers_that_cannot_be_read_are_faults_on_the_way()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportGet, Fault.MalformedJson, Fault.None, Fault.OtherShape, Fault.EmptyBody);

        Assert.True((await account.SendAsync()).Result.Succeeded);
        Assert.Contains(account.Host.VerboseLines, line => line.Contains("cannot be read", StringComparison.Ordinal) && line.Contains("Trying again in", StringComparison.Ordinal));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Answers_that_can_never_be_read_are_given_up_soon()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.Respond(200, "<html>Sign in</html>", "text/html"));

        ImportJobReport outcome = await account.SendAsync();

        Assert.Contains("Sign in", Failing.Check("WaitFailed", outcome.Failure).Message, StringComparison.Ordinal);
        Assert.Equal(4, account.Polls.Count);
        Assert.InRange(account.Clock.Waits.Sum(wait => wait.TotalSeconds), 1, 20);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_that_was_seen_at_work_is_told_as_that_when_the_wait_fails()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportGet, Fault.None, Fault.None, Fault.Respond(403));

        ImportJobReport outcome = await account.SendAsync();

        Failing.Check("WaitFailed", outcome.Failure);
        Assert.Equal(TransferState.Processing, outcome.Result.TransferState);
        Assert.Equal("processing", account.Entry.State);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Faults_without_end_are_given_up_after_minutes_with_the_token()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.BadGateway);

        ImportJobReport outcome = await account.SendAsync();

        Failure failure = Failing.Check("WaitFailed", outcome.Failure);
        Assert.Equal(17, account.Polls.Count);
        Assert.InRange(account.Clock.Waits.Sum(wait => wait.TotalSeconds), 60, 900);
        AssertOutstanding(account, outcome, failure);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_token_that_ends_during_the_wait_is_replaced()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => (options.ProcessingPolls, options.TokenLifetime) = (40, TimeSpan.FromMinutes(10)));
        account.Service.Faults.Next(Endpoint.ImportGet, Fault.None, Fault.Unauthorized);

        ImportJobReport outcome = await account.SendAsync(client: account.NewOAuthClient());

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal(1, account.Polls.Count(poll => poll.Status == 401));
        Assert.InRange(account.Requests(Endpoint.Token).Count, 4, 8);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Without_waiting_the_service_is_not_asked()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        ImportJobReport outcome = await account.SendAsync(options: account.NotWaiting());

        Assert.Empty(account.Polls);
        Assert.Empty(account.Clock.Waits);
        Assert.Null(outcome.Failure);
        Assert.Equal(TransferState.Queued, outcome.Result.TransferState);
        AssertOutstanding(account, outcome, null);
    }

    private static void AssertOutstanding(TestAccount account, ImportJobReport outcome, Failure? failure)
    {
        JobEntry entry = account.Entry;
        string token = Assert.Single(account.Service.Imports).Token;
        Assert.Equal((token, token), (outcome.Result.Token, entry.Token));
        if (failure is not null) Assert.Equal(token, failure.Token);
        Assert.Equal(TransferState.Queued, entry.TransferState);
        Assert.True(File.Exists(entry.File));
        Assert.False(outcome.Result.Succeeded);
    }
}
