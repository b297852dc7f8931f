using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Planning.Baselines;

/// <summary>A run with -WhatIf must not use up the only full export of the day.</summary>
public class BaselineWhatIfTests
{
    private const int Many = 10_001;
    private static readonly BaselineOptions WhatIf = new() { IsWhatIf = true };

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_first_baseline_of_a_small_type_is_made()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");

        Assert.Equal(["Ann"], Refreshed.Cells(await Refreshed.GetAsync(account, options: WhatIf), "Name"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_full_export_is_warned_of_before_it_starts_and_only_then()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");
        account.Service.Faults.Next(Endpoint.ExportPost, Fault.None);
        account.Service.Faults.Next(Endpoint.ExportPost, Fault.Respond(400));

        await Assert.ThrowsAsync<FourMeException>(() => Refreshed.GetAsync(account, options: WhatIf));

        Assert.Contains("all its records are exported now", Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
        await Refreshed.GetAsync(account);
        await Refreshed.GetAsync(account, options: WhatIf);
        Assert.Single(account.Host.Warnings);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_first_baseline_of_a_large_type_is_not()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.GeneratedExport("people", Many));

        Failure failure = await Failing.WithAsync("BaselineMissing", () => Refreshed.GetAsync(account, options: WhatIf));

        Assert.Contains("10,001 records", failure.Message, StringComparison.Ordinal);
        Assert.Equal([false], Refreshed.FullOnes(account));
        Assert.Empty(Directory.GetFiles(Path.Combine(account.StateFolder, "baselines")));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Nor_when_runs_have_seen_so_many_and_few_changed_lately()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");
        var store = new LedgerStore(account.StateFolder);
        JobOwner owner = JobOwner.Of(account.Client);
        LedgerAbout about = new() { Host = owner.Host, Account = owner.Account, Name = "nightly", Type = "people", Source = "HR" };
        store.Write(about, Enumerable.Range(0, Many).Select(number => new LedgerRecord { Key = $"{number}" }));

        Failure failure = await Failing.WithAsync("BaselineMissing", () => Refreshed.GetAsync(account, options: WhatIf));

        Assert.Contains("10,001 records of the type were seen", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Refreshed.FullOnes(account));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task One_of_a_large_type_that_is_due_serves_as_it_is_refreshed()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.GeneratedExport("people", Many));
        BaselineFile first = await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromDays(8));

        BaselineFile second = await Refreshed.GetAsync(account, options: WhatIf);

        Assert.Equal([true, false], Refreshed.FullOnes(account));
        Assert.Equal((Many, first.About.LastFull), (second.About.Records, second.About.LastFull));
        Assert.Single(account.Host.Warnings);
    }
}
