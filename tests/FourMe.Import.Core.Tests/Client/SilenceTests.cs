using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>A silent service times out; one that is only slow does not.</summary>
public class SilenceTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_request_without_an_answer_ends_when_the_time_is_over()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using Gate gate = account.Service.Gates.Hold(Endpoint.Me, GatePhase.RequestReceived);

        Task<ApiUser> asking = account.Client.GetMeAsync();
        for (int request = 1; request <= 3; request++)
        {
            while (account.Requests(Endpoint.Me).Count < request) await Task.Yield();
            Assert.False(asking.IsCompleted);
            account.Clock.Advance(TimeSpan.FromSeconds(100));
        }
        Failure failure = await Failing.WithAsync("RequestTimedOut", () => asking);

        Assert.Equal(FailureKind.OperationTimeout, failure.Kind);
        Assert.Contains("100 seconds", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, account.Clock.Pending);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_answer_that_trickles_in_is_waited_for_however_long_it_takes()
    {
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Manual());
        Gate[] gates = [.. Enumerable.Range(1, 4).Select(bytes => account.Service.Gates.Hold(Endpoint.Me, GatePhase.AnswerBody, bytes))];

        Task<ApiUser> asking = account.Client.GetMeAsync();
        // The limit starts with the request and restarts with the headers and with every byte.
        int armed = 2;
        foreach (Gate gate in gates)
        {
            await gate.Reached;
            armed++;
            while (account.Clock.Armed < armed) await Task.Yield();
            account.Clock.Advance(TimeSpan.FromSeconds(90));
            Assert.False(asking.IsCompleted);
            gate.Release();
        }

        Assert.Equal("Howard Tanner", (await asking).Name);
        Assert.Single(account.Service.Requests);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Nobody_listening_is_a_connection_error_that_names_the_host()
    {
        using var port = new SilentPort();
        TestClock clock = TestClock.Instant();
        using var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(new Uri($"http://127.0.0.1:{port.Number}")),
            Credential = FourMeCredential.PersonalToken("secret-token"),
            TimeProvider = clock,
        });

        Failure failure = await Failing.WithAsync("ConnectionFailed", () => client.GetMeAsync());

        Assert.Equal(FailureKind.ConnectionError, failure.Kind);
        Assert.Contains($"127.0.0.1:{port.Number}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", failure.Message + failure.Cause, StringComparison.Ordinal);
        Assert.Equal(2, clock.Waits.Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_host_that_does_not_speak_tls_is_a_security_error()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FourMeClient client = account.Keep(new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(new Uri($"https://127.0.0.1:{account.Service.ApiUri.Port}")),
            Credential = FourMeCredential.PersonalToken(account.Service.Token),
            TimeProvider = account.Clock,
        }));

        Failure failure = await Failing.WithAsync("TlsFailed", () => client.GetMeAsync());

        Assert.Equal(FailureKind.SecurityError, failure.Kind);
        Assert.Empty(account.Service.Requests);
    }
}
