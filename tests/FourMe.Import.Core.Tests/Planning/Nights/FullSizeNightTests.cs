using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Planning.Syncing;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Nights;

/// <summary>Nights with thousands of people and the default limits.</summary>
public class FullSizeNightTests
{
    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task Of_ten_thousand_three_hundred_are_refused_and_nobody_is_retired()
    {
        await using NightTrial trial = await NightTrial.StartAsync(Quick);
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(10_000));
        Dictionary<string, object?>[] tonight = SyncNightTests.People(10_000);
        foreach (Dictionary<string, object?> person in tonight.Skip(9_700)) person["Primary Email"] = "";

        Run refused = await trial.NightAsync("people", trial.Options(), tonight);
        Assert.Equal(300, trial.Refused.Count);
        Assert.Equal((RunOutcome.NothingToDo, 10_000L, 300L, 9_700L), (refused.Outcome, refused.Seen, refused.Refused, refused.Unchanged));
        Assert.Equal((0L, 0L), (refused.Retired, trial.Plan.Retires));

        // Three are missing, and the expression for the key of one record fails: it may be one of them.
        var map = new RecordOptions
        {
            Map =
            [
                new MapEntry("Source ID", person => ((IReadOnlyDictionary<string, object?>)person)["Source ID"] is "4711" ? throw new FormatException("no number") : ((IReadOnlyDictionary<string, object?>)person)["Source ID"]),
                new MapEntry("Primary Email", "Primary Email"), new MapEntry("Name", "Name"),
            ],
        };
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        Run unsure = await trial.SyncAsync("people", trial.Options(), [.. SyncNightTests.People(9_997)], how: map);
        Assert.Single(trial.Refused);
        Assert.Equal((RunOutcome.NothingToDo, 0L), (unsure.Outcome, trial.Plan.Retires));
        Assert.Contains(trial.Plan.Notes, note => note.Id == "KeyUnreadable");

        Run sure = await trial.NightAsync("people", trial.Options(), SyncNightTests.People(9_997));
        Assert.Equal((RunOutcome.Applied, 3L), (sure.Outcome, sure.Retired));
    }

    [Theory(Timeout = 4 * Watchdog.Milliseconds)]
    [InlineData(3, RunOutcome.Applied)]
    [InlineData(101, RunOutcome.Held)]
    public async Task Friday_is_approved_on_Monday_by_another_user_through_the_shared_folder(int more, RunOutcome outcome)
    {
        await using NightTrial trial = await NightTrial.StartAsync(Quick);
        Directory.CreateDirectory(trial.Account.StateFolder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(trial.Account.StateFolder, Shared);
        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(4_000));

        string friday = await HeldAsync(212);
        await HeldAsync(213);
        // Three came back.
        await HeldAsync(210);
        Assert.All(Directory.GetFiles(Path.Combine(trial.Account.StateFolder, "plans", friday)), file => Assert.Equal(SharedFile, ModeOf(file)));
        new PlanApproval(trial.Account.StateFolder, trial.Account.Clock).Approve(friday, "Bob", "They left with the old site.");
        trial.Account.Clock.Advance(TimeSpan.FromDays(1));

        Run monday = await trial.SyncAsync("people", trial.Options(), [.. SyncNightTests.People(4_000 - more).Skip(210)]);

        Assert.Equal((outcome, 210L + more), (monday.Outcome, trial.Plan.Retires));
        Assert.Equal(outcome == RunOutcome.Held ? [("MaximumRetire", 101L, 100L)] : [], trial.Plan.Held.Select(held => (held.Limit, held.Count, held.Maximum)));
        string[] disabled = [.. trial.Account.Service.Records(NightTrial.Wdc, "people").Where(person => person["Disabled"] == "1").Select(person => person["Source ID"])];
        Assert.Equal(outcome == RunOutcome.Held ? 0 : 213, disabled.Length);
        Assert.DoesNotContain(disabled, id => id is "210" or "211" or "212");

        // Records are missing from the first one on.
        async Task<string> HeldAsync(int missing)
        {
            trial.Account.Clock.Advance(TimeSpan.FromDays(1));
            Run run = await trial.SyncAsync("people", trial.Options(), [.. SyncNightTests.People(4_000).Skip(missing)]);
            Assert.Equal((RunOutcome.Held, 4), (run.Outcome, run.ExitCode));
            Assert.Equal([("MaximumRetire", (long)missing, 100L)], trial.Plan.Held.Select(held => (held.Limit, held.Count, held.Maximum)));
            return run.PlanId!;
        }
    }

    private const UnixFileMode SharedFile = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private const UnixFileMode Shared = SharedFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.SetGroup;

    private static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() ? SharedFile : File.GetUnixFileMode(file);

    private static void Quick(Simulator.SimulatorOptions options) => options.QueuedPolls = options.ProcessingPolls = 0;
}
