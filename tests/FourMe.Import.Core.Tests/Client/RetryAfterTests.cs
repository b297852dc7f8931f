using System.Globalization;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Client;

/// <summary>How long the client waits when the service sends Retry-After.</summary>
public class RetryAfterTests
{
    /// <summary>Longer than any wait here, so that no silence limit is reached.</summary>
    private static readonly TimeSpan Ages = TimeSpan.FromDays(2);

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("3600", 3600)]
    [InlineData("86400", 3660)]
    [InlineData("2147483647", 3660)]
    public async Task Seconds_are_waited_as_asked_but_never_longer_than_the_limits_are_counted(string header, int expected)
    {
        IReadOnlyList<TimeSpan> waits = await WaitsAfterAsync(_ => header);

        Assert.Equal(expected == 0 ? [] : [TimeSpan.FromSeconds(expected)], waits.Where(wait => wait > TimeSpan.Zero));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(90, 90)]
    [InlineData(-90, 0)]
    [InlineData(500_000, 3660)]
    public async Task A_date_is_waited_for_by_the_clock(int seconds, int expected)
    {
        IReadOnlyList<TimeSpan> waits = await WaitsAfterAsync(clock => clock.GetUtcNow().AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture));

        Assert.Equal(expected == 0 ? [] : [TimeSpan.FromSeconds(expected)], waits.Where(wait => wait > TimeSpan.Zero));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("99999999999999")]
    public async Task Without_a_usable_word_the_pause_is_our_own(string? header)
    {
        TimeSpan wait = Assert.Single(await WaitsAfterAsync(_ => header));

        Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_date_is_read_by_the_clock_of_the_service_where_it_tells_it()
    {
        TestClock clock = TestClock.Instant(TimeSpan.FromDays(1));
        await using TestAccount account = await TestAccount.StartAsync(clock: clock);
        DateTimeOffset theirs = clock.GetUtcNow().AddHours(-5);
        account.Service.Faults.Next(Endpoint.Me, Fault.Respond(503, null, "application/json",
            KeyValuePair.Create("Date", theirs.ToString("r", CultureInfo.InvariantCulture)),
            KeyValuePair.Create("Retry-After", theirs.AddSeconds(40).ToString("r", CultureInfo.InvariantCulture))));

        await account.NewClient(timeout: Ages).GetMeAsync(account.Host);

        Assert.Equal([TimeSpan.FromSeconds(40)], clock.Waits);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("86400", "a wait of 86400 s, which is capped at 3660 s", "in 3660 s")]
    [InlineData("soon", "'soon' is invalid", "Trying again in")]
    [InlineData("7", "(429)", "in 7 s (1 of 2)")]
    public async Task Each_wait_is_told_with_what_is_odd_about_it(string header, string remark, string wait)
    {
        TestClock clock = TestClock.Instant(TimeSpan.FromDays(1));
        await using TestAccount account = await TestAccount.StartAsync(clock: clock);
        account.Service.Faults.Next(Endpoint.Me, Fault.TooManyRequests(header));

        await account.NewClient(timeout: Ages).GetMeAsync(account.Host);

        string line = Assert.Single(account.Host.VerboseLines);
        Assert.Contains(remark, line, StringComparison.Ordinal);
        Assert.Contains(wait, line, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<TimeSpan>> WaitsAfterAsync(Func<TestClock, string?> header)
    {
        TestClock clock = TestClock.Instant(TimeSpan.FromDays(1));
        await using TestAccount account = await TestAccount.StartAsync(clock: clock);
        account.Service.Faults.Next(Endpoint.Me, Fault.TooManyRequests(header(clock)));
        await account.NewClient(timeout: Ages).GetMeAsync(account.Host);
        Assert.Equal(2, account.Requests(Endpoint.Me).Count);
        return clock.Waits;
    }
}
