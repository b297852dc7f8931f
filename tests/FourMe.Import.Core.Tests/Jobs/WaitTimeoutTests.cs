using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Jobs;

/// <summary>A limit on the wait ends the wait, not the job.</summary>
public class WaitTimeoutTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_failure_has_the_token_and_the_job_goes_on()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.ProcessingPolls = 1000);

        ImportJobReport outcome = await account.SendAsync(options: account.Waiting(TenMinutes));

        Failure failure = Failing.Check("WaitTimedOut", outcome.Failure);
        string token = Assert.Single(account.Service.Imports).Token;
        Assert.Equal(FailureKind.OperationTimeout, failure.Kind);
        Assert.Equal(token, failure.Token);
        Assert.Contains(token, failure.Message, StringComparison.Ordinal);
        Assert.Contains("10 minutes", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'processing'", failure.Message, StringComparison.Ordinal);
        Assert.Equal((token, TransferState.Processing), (outcome.Result.Token, outcome.Result.TransferState));
        Assert.Equal("processing", account.Entry.State);
        Assert.False(outcome.MayGoOn);
        Assert.True(File.Exists(account.Entry.File));
        Assert.InRange(outcome.Result.Duration, TenMinutes, TenMinutes + TimeSpan.FromMinutes(1));
        Assert.Single(account.Service.Records("wdc", "people"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_last_question_is_asked_at_the_end_of_the_time()
    {
        // The job ends after the last regular poll, the 18th, and is seen by the final one.
        await using TestAccount account = await TestAccount.StartAsync(options => (options.QueuedPolls, options.ProcessingPolls) = (0, 20));

        ImportJobReport outcome = await account.SendAsync(options: account.Waiting(TenMinutes));

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal(21, account.Polls.Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_service_that_asks_for_an_hour_does_not_lengthen_the_wait()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.TooManyRequests("3600"));

        Task<ImportJobReport> sending = account.SendAsync(options: account.Waiting(TenMinutes));
        while (!account.Host.VerboseLines.Any(line => line.Contains("in 240 s", StringComparison.Ordinal))) await Task.Yield();
        account.Clock.Advance(TenMinutes);

        Failing.Check("WaitTimedOut", (await sending).Failure);
        Assert.Equal(2, account.Polls.Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_service_that_does_not_answer_does_not_lengthen_the_wait()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using Gate gate = account.Service.Gates.Hold(Endpoint.ImportGet, GatePhase.RequestReceived);

        Task<ImportJobReport> sending = account.SendAsync(client: account.NewClient(timeout: TimeSpan.FromHours(1)), options: account.Waiting(TenMinutes));
        await gate.Reached;
        account.Clock.Advance(TenMinutes);
        while (account.Polls.Count < 2) await Task.Yield();
        account.Clock.Advance(TimeSpan.FromHours(1));

        Failing.Check("WaitTimedOut", (await sending).Failure);
        Assert.Equal(0, account.Clock.Pending);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_limit_of_a_lifetime_is_allowed()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.Keep(new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(account.Service.ApiUri),
            Credential = FourMeCredential.PersonalToken(account.Service.Token),
            Timeout = TimeSpan.FromSeconds(int.MaxValue),
        }));

        Assert.Equal("Howard Tanner", (await client.GetMeAsync()).Name);
    }
}
