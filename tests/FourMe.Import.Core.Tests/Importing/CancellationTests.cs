using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>
/// Stopping returns at once in every phase, even while the service has not answered, and leaves the right files for that phase.
/// </summary>
public class CancellationTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_before_it_began_nothing_is_sent_or_kept()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.SendAsync(stop: new CancellationToken(canceled: true)));

        Assert.Empty(account.Service.Requests);
        AssertNothingKept(account);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_before_the_body_nothing_is_kept()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.NewOAuthClient();

        await StopAtAsync(account, Endpoint.Token, GatePhase.RequestReceived, stop => account.SendAsync(client: client, stop: stop));

        Assert.Empty(account.Posts);
        AssertNothingKept(account);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(GatePhase.RequestReceived)]
    [InlineData(GatePhase.RequestBody)]
    public async Task Stopped_in_the_middle_of_the_body_the_file_is_in_doubt(GatePhase phase)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        SpoolFile file = account.NewLargeFile();

        // The service stops reading early, so the rest of the file cannot be sent.
        await StopAtAsync(account, Endpoint.ImportPost, phase, stop => account.SendAsync(file, stop: stop), afterBytes: phase == GatePhase.RequestBody ? 500_000 : 0);

        Assert.Empty(account.Service.Imports);
        AssertKept(account, "Unconfirmed", token: false);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_while_the_answer_is_awaited_the_file_is_in_doubt()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await StopAtAsync(account, Endpoint.ImportPost, GatePhase.BeforeAnswer, stop => account.SendAsync(stop: stop));

        Assert.Single(account.Service.Imports);
        AssertKept(account, "Unconfirmed", token: false);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_in_the_middle_of_the_answer_the_file_is_in_doubt()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await StopAtAsync(account, Endpoint.ImportPost, GatePhase.AnswerBody, stop => account.SendAsync(stop: stop), afterBytes: 5);

        AssertKept(account, "Unconfirmed", token: false);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_in_the_pause_after_a_refusal_nothing_is_kept()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportPost, Fault.TooManyRequests("600"));

        await StopWhenAsync(account, () => account.Host.Everything.Contains("600 s", StringComparison.Ordinal) && account.Clock.Pending == 1);

        Assert.Single(account.Posts);
        AssertNothingKept(account);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_while_the_reset_of_the_limit_is_awaited_nothing_is_sent_or_kept()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.Me, Fault.Respond(200, """{"id":1,"name":"Ann"}""", "application/json",
            KeyValuePair.Create("x-ratelimit-remaining", "0"),
            KeyValuePair.Create("x-ratelimit-reset", $"{account.Clock.GetUtcNow().AddSeconds(600).ToUnixTimeSeconds()}")));
        await account.Client.GetMeAsync();

        await StopWhenAsync(account, () => account.Host.Everything.Contains("Waiting 600 s", StringComparison.Ordinal) && account.Clock.Pending == 1);

        Assert.Empty(account.Posts);
        AssertNothingKept(account);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(GatePhase.RequestReceived, 0)]
    [InlineData(GatePhase.BeforeAnswer, 0)]
    [InlineData(GatePhase.AnswerBody, 5)]
    public async Task Stopped_while_the_state_is_asked_for_the_job_goes_on(GatePhase phase, long afterBytes)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await StopAtAsync(account, Endpoint.ImportGet, phase, stop => account.SendAsync(stop: stop), afterBytes);

        AssertKept(account, "queued", token: true);
        Assert.Single(account.Service.Records("wdc", "people"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_between_two_questions_the_job_goes_on()
    {
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Manual());

        await StopWhenAsync(account, () => account.Host.Everything.Contains("accepted", StringComparison.Ordinal) && account.Clock.Pending == 1);

        Assert.Empty(account.Polls);
        AssertKept(account, "queued", token: true);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_in_the_pause_after_a_fault_the_job_goes_on()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.Unavailable("600"));

        await StopWhenAsync(account, () => account.Host.Everything.Contains("600 s", StringComparison.Ordinal) && account.Clock.Pending == 1);

        AssertKept(account, "queued", token: true);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopped_within_a_limited_wait_it_is_a_stop_and_no_timeout()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await StopAtAsync(
            account, Endpoint.ImportGet, GatePhase.RequestReceived, stop => account.SendAsync(options: account.Waiting(TimeSpan.FromHours(1)), stop: stop));

        AssertKept(account, "queued", token: true);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(GatePhase.RequestReceived)]
    [InlineData(GatePhase.AnswerBody)]
    public async Task Stopped_while_the_log_is_fetched_the_end_is_known_and_the_rows_are_kept(GatePhase phase)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await StopAtAsync(account, Endpoint.LogFile, phase, stop => account.SendAsync(stop: stop), afterBytes: phase == GatePhase.AnswerBody ? 3 : 0);

        AssertKept(account, "done", token: true);
        Assert.Equal(1, account.Entry.Counts?.Created);
    }

    /// <summary>Stops when a request is held at a gate; the gate is not released before the stop has taken effect.</summary>
    private static async Task StopAtAsync(
        TestAccount account, Endpoint endpoint, GatePhase phase, Func<CancellationToken, Task<ImportJobReport>> send, long afterBytes = 0)
    {
        using Gate gate = account.Service.Gates.Hold(endpoint, phase, afterBytes);
        using var stop = new CancellationTokenSource();
        Task<ImportJobReport> sending = send(stop.Token);
        await gate.Reached;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        // The service notices the disconnect, except while it does not read a large body.
        if (endpoint == Endpoint.ImportPost && phase <= GatePhase.RequestBody) gate.Release();
        await account.Requests(endpoint)[^1].Finished;
        Assert.True(account.Requests(endpoint)[^1].Aborted);
    }

    /// <summary>Stops when a condition is met that is followed by a pause.</summary>
    private static async Task StopWhenAsync(TestAccount account, Func<bool> isTime)
    {
        using var stop = new CancellationTokenSource();
        Task<ImportJobReport> sending = account.SendAsync(stop: stop.Token);
        while (!isTime()) await Task.Yield();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static void AssertNothingKept(TestAccount account)
    {
        Assert.Empty(account.Files);
        Assert.Equal(0, account.Clock.Pending);
    }

    private static void AssertKept(TestAccount account, string state, bool token)
    {
        JobEntry entry = account.Entry;
        Assert.Equal(state, entry.State);
        Assert.Equal(token ? account.Service.Imports[0].Token : null, entry.Token);
        Assert.True(File.Exists(entry.File));
        Assert.Equal([Path.Combine("state", "jobs", entry.Id + ".csv"), Path.Combine("state", "jobs", entry.Id + ".json")], account.Files);
        Assert.False(OpenFiles.Has(entry.File!));
        Assert.Equal(0, account.Clock.Pending);
    }
}
