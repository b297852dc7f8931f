using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Catalogue;

/// <summary>The sources of a connection's enumerations, in order: today's cache, the service, an older cache, the shipped lists.</summary>
public class EnumerationSourceTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_service_is_asked_once_a_day_and_language()
    {
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Manual());
        foreach (string? language in (string?[])[null, "nl", null, "nl"])
        {
            EnumerationLists lists = await FindAsync(account, language);
            Assert.Equal(language is null ? "Mondays" : "Mondays (nl)", lists.Find("weekday")!.Values[0].Value);
        }
        Assert.Equal(2, account.Requests(Endpoint.Enumerations).Count);

        account.Clock.Advance(TimeSpan.FromHours(24));
        await FindAsync(account, null);

        Assert.Equal(3, account.Requests(Endpoint.Enumerations).Count);
        Assert.Empty(account.Host.Warnings);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_explicit_reading_asks_whatever_is_on_disk_and_keeps_the_answer()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await FindAsync(account);
        account.Service.AddEnumerationValue("ci.status", "borrowed");

        EnumerationLists read = await SourceOf(account).ReadAsync(account.Host, CancellationToken.None);

        Assert.Equal("borrowed", read.Find("ci.status")!.IdOf("borrowed"));
        Assert.Equal("borrowed", SourceOf(account).CachedToday!.Find("ci.status")!.IdOf("borrowed"));
        Assert.Equal(2, account.Requests(Endpoint.Enumerations).Count);
        account.AssertNoSecret([.. account.Files, File.ReadAllText(Directory.GetFiles(account.StateFolder, "*", SearchOption.AllDirectories)[0])]);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_the_service_fails_older_lists_answer_and_their_age_is_told()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await FindAsync(account);
        account.Clock.Advance(TimeSpan.FromDays(3));
        account.Service.Faults.Always(Endpoint.Enumerations, Fault.Respond(403, """{"message":"not for you"}"""));

        EnumerationLists lists = await FindAsync(account);

        Assert.False(lists.AreShipped);
        string warning = Assert.Single(account.Host.Warnings);
        Assert.Contains("not for you", warning, StringComparison.Ordinal);
        Assert.Contains("read 3 days ago, on 2040-05-06 07:08 UTC", warning, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Without_older_lists_the_shipped_ones_answer_and_their_date_is_told()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.Enumerations, Fault.Respond(500, "{}"));

        Assert.True((await FindAsync(account)).AreShipped);

        Assert.Contains("as of 2025-02-10", Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_disk_that_does_not_take_the_lists_costs_only_the_next_request()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        File.WriteAllText(account.StateFolder, "in the way");

        await FindAsync(account);
        EnumerationLists again = await FindAsync(account);

        Assert.False(again.AreShipped);
        Assert.Equal(2, account.Requests(Endpoint.Enumerations).Count);
        Assert.Empty(account.Host.Warnings);
        Assert.Contains(account.Host.VerboseLines, line => line.StartsWith("The enumerations cannot be cached", StringComparison.Ordinal));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_stop_is_no_failure_to_work_around()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SourceOf(account).FindAsync(account.Host, stop.Token));

        Assert.Empty(account.Host.Warnings);
    }

    [Theory]
    [InlineData(0, "0 minutes"), InlineData(-5, "0 minutes"), InlineData(5.5, "5 hours"), InlineData(30, "1 day"), InlineData(48, "2 days"), InlineData(24 * 29.9, "29 days")]
    public void Ages_are_told_in_words(double hours, string age)
    {
        var lists = new EnumerationLists(Enumerations.All, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)));

        Assert.Equal($"The lists shown were read {age} ago, on 2026-01-02 02:04 UTC.", lists.Origin(lists.Read.AddHours(hours)));
    }

    [Fact]
    public void A_list_that_the_service_does_not_name_is_taken_from_the_shipped_ones()
    {
        var lists = new EnumerationLists(
            new Dictionary<string, Enumeration> { ["CI.status"] = new("CI.status", [new("only", null)]), ["new.list"] = new("new.list", []) }, default);

        EnumerationLists all = lists.WithShipped();

        Assert.Equal("only", Assert.Single(all.Find("ci.status")!.Values).Key);
        Assert.NotNull(all.Find("new.list"));
        Assert.Same(Enumerations.Find("weekday"), all.Find("weekday"));
        Assert.Equal(Enumerations.All.Count + 1, all.ByName.Count);
    }

    private static EnumerationSource SourceOf(TestAccount account, string? language = null) => new(account.Client, account.StateFolder, language);

    private static Task<EnumerationLists> FindAsync(TestAccount account, string? language = null) =>
        SourceOf(account, language).FindAsync(account.Host, CancellationToken.None);
}
