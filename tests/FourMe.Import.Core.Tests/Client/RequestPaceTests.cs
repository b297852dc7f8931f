using System.Globalization;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>Concurrent requests together stay within the service's rate limit.</summary>
public class RequestPaceTests
{
    private readonly TestClock _clock = TestClock.Manual();
    private readonly RecordingHost _host = new();
    private readonly RequestPace _pace;
    private readonly TransferRun _run;

    public RequestPaceTests()
    {
        _pace = new RequestPace(_clock);
        _run = TransferRun.Of(_host);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Twenty_go_at_once_and_the_next_two_seconds_after_the_first()
    {
        await PassAsync(20);
        Task<IDisposable> next = _pace.EnterAsync(_run, default);
        Assert.False(next.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        (await next).Dispose();
        Assert.Contains("Waiting 2 s", Assert.Single(_host.VerboseLines), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_window_slides()
    {
        await PassAsync(10);
        _clock.Advance(TimeSpan.FromSeconds(1.5));
        await PassAsync(10);
        Task<IDisposable>[] next = [.. Enumerable.Range(0, 11).Select(_ => _pace.EnterAsync(_run, default))];

        _clock.Advance(TimeSpan.FromSeconds(0.5));
        foreach (Task<IDisposable> entered in next[..10]) (await entered).Dispose();
        Assert.False(next[10].IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1.5));

        (await next[10]).Dispose();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_request_counts_until_two_seconds_after_its_answer()
    {
        IDisposable[] underWay = [.. await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _pace.EnterAsync(_run, default)))];
        Task<IDisposable> next = _pace.EnterAsync(_run, default);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(next.IsCompleted);

        underWay[7].Dispose();
        while (_clock.Pending == 0) await Task.Yield();
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await next).Dispose();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Who_came_first_goes_first()
    {
        TimeSpan step = TimeSpan.FromMilliseconds(10);
        for (int passed = 0; passed < 20; passed++)
        {
            await PassAsync(1);
            _clock.Advance(step);
        }
        Task<IDisposable>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => _pace.EnterAsync(_run, default))];

        // From two seconds after the first request on, each step frees a slot for one.
        _clock.Advance(TimeSpan.FromSeconds(2) - 20 * step);
        for (int number = 0; number < waiting.Length; number++)
        {
            await waiting[number];
            Assert.DoesNotContain(waiting[(number + 1)..], later => later.IsCompleted);
            while (_clock.Pending == 0 && number < waiting.Length - 1) await Task.Yield();
            _clock.Advance(step);
        }
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Whoever_gives_up_takes_no_place_with_it()
    {
        await PassAsync(20);
        using var stop = new CancellationTokenSource();
        Task<IDisposable> first = _pace.EnterAsync(_run, stop.Token), second = _pace.EnterAsync(_run, stop.Token), third = _pace.EnterAsync(_run, default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        while (_clock.Pending == 0) await Task.Yield();
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await third).Dispose();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await PassAsync(20);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("0", 90, 90)]
    [InlineData("0", 7200, 3660)]
    [InlineData("0", -5, 0)]
    [InlineData("1", 90, 0)]
    [InlineData("none", 90, 0)]
    public async Task When_the_service_says_that_no_request_is_left_the_reset_is_waited_for(string remaining, int reset, int expected)
    {
        Announce(remaining, _clock.GetUtcNow().AddSeconds(reset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        Task<IDisposable> next = _pace.EnterAsync(_run, default);
        Assert.Equal(expected == 0, next.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(Math.Max(0, expected - 1)));
        Assert.Equal(expected == 0, next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await next).Dispose();
        if (expected > 0) Assert.Contains($"Waiting {expected} s", Assert.Single(_host.VerboseLines), StringComparison.Ordinal);
        if (reset == 7200) Assert.Contains("7200 s, which is capped", _host.Everything, StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("never")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    public async Task A_reset_without_sense_is_passed_over(string reset)
    {
        Announce("0", reset);

        (await _pace.EnterAsync(_run, default)).Dispose();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task All_requests_of_a_client_share_it()
    {
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Instant());
        account.Service.Faults.Next(Endpoint.Me, Fault.Respond(200, """{"id":1,"name":"Ann"}""", "application/json",
            KeyValuePair.Create("X-RateLimit-Remaining", "0"),
            KeyValuePair.Create("X-RateLimit-Reset", account.Clock.GetUtcNow().AddSeconds(50).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))));
        await account.Client.GetMeAsync();

        Assert.True((await account.SendAsync(options: account.NotWaiting())).Result.TransferState == TransferState.Queued);

        Assert.Equal(TimeSpan.FromSeconds(50), Assert.Single(account.Clock.Waits));
        Assert.Contains(account.Host.VerboseLines, line => line.Contains("before its limit is reset", StringComparison.Ordinal));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_service_that_counts_finds_nothing_to_complain_of()
    {
        // Both use the real clock: the service counts arrivals, the client responses.
        await using SimulatedService service = await SimulatedService.StartAsync(new SimulatorOptions { RateLimit = true, SeedDemoData = false });
        using var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(service.ApiUri),
            Credential = FourMeCredential.PersonalToken(service.Token),
        });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => client.GetMeAsync())));

        Assert.Equal(50, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.Equal(200, request.Status));
    }

    private async Task PassAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Task<IDisposable> entered = _pace.EnterAsync(_run, default);
            Assert.True(entered.IsCompleted);
            (await entered).Dispose();
        }
    }

    private void Announce(string remaining, string reset)
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.Add("x-ratelimit-remaining", remaining);
        answer.Headers.Add("x-ratelimit-reset", reset);
        _pace.Heed(answer.Headers);
    }
}
