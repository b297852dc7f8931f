using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Planning.Syncing;

/// <summary>The service retires a record, and its answer is lost.</summary>
public class DoubtfulRetireTests
{
    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Who_was_retired_without_an_answer_is_restored_when_they_are_back()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(4));

        trial.Account.Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(ResetPoint.AfterAcceptance));
        Run doubtful = await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        Assert.Equal((RunOutcome.Failed, "ImportUnconfirmed"), (doubtful.Outcome, doubtful.Failures.Single().Id));
        Assert.Equal("1", trial.Record("people", "Source ID", "3")["Disabled"]);

        Run back = await trial.NightAsync("people", trial.Options(), SyncNightTests.People(4));
        Assert.Equal((RunOutcome.Applied, 1L), (back.Outcome, back.Restored));
        Assert.Equal("0", trial.Record("people", "Source ID", "3")["Disabled"]);
    }
}
