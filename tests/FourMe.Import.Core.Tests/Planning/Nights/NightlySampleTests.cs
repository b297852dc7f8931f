using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Planning.Syncing;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Nightly;

namespace FourMe.Import.Core.Tests.Planning.Nights;

/// <summary>The program of samples/Nightly: a night that uses only Core.</summary>
public class NightlySampleTests
{
    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task The_first_night_is_held_and_the_next_ones_keep_the_account_in_step()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        Assert.Equal(4, await NightAsync(3));
        trial.Approve(WrittenPlan.Store(trial.Account).All().Single().Plan.Id);

        Assert.Equal(0, await NightAsync(3));
        Assert.Equal(3, trial.Account.Service.Records(NightTrial.Wdc, "people").Count(person => person["Source"] == "HR"));

        Assert.Equal(0, await NightAsync(2));
        Assert.Equal("1", trial.Record("people", "Source ID", "2")["Disabled"]);

        Task<int> NightAsync(int people)
        {
            trial.Account.Clock.Advance(TimeSpan.FromDays(1));
            return Night.RunAsync(trial.Account.Client, SyncNightTests.People(people), trial.Account.StateFolder);
        }
    }
}
