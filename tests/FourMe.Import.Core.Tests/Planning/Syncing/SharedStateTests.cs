using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Syncing;

/// <summary>A state folder shared by a service account and administrators.</summary>
public class SharedStateTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = Owner | UnixFileMode.UserExecute;
    private const UnixFileMode GroupReads = UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
    private const UnixFileMode GroupWrites = GroupReads | UnixFileMode.GroupWrite;

    public static TheoryData<UnixFileMode, UnixFileMode> Folders => new()
    {
        { OwnerFolder | GroupWrites | UnixFileMode.SetGroup, Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite },
        { OwnerFolder | GroupWrites, Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite },
        { OwnerFolder | GroupReads | UnixFileMode.SetGroup, Owner | UnixFileMode.GroupRead },
        // A folder without the set-group-ID bit that others may read is not shared on purpose, and others never get access.
        { OwnerFolder | GroupReads | UnixFileMode.OtherRead | UnixFileMode.OtherExecute, Owner },
        { OwnerFolder | GroupWrites | UnixFileMode.SetGroup | UnixFileMode.OtherRead | UnixFileMode.OtherExecute, Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite },
        { OwnerFolder, Owner },
    };

    [Theory(Timeout = 2 * Watchdog.Milliseconds)]
    [MemberData(nameof(Folders))]
    public async Task What_is_made_in_it_is_for_the_group_as_far_as_the_folder_is(UnixFileMode folder, UnixFileMode files)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows folders hand their permissions down.");
        await using NightTrial trial = await NightTrial.StartAsync();
        Directory.CreateDirectory(trial.Account.StateFolder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(trial.Account.StateFolder, folder);

        await trial.NightAsync("people", trial.Options(), SyncNightTests.People(3));
        await trial.SyncAsync("people", trial.Options(), SyncNightTests.People(30));
        trial.Approve(trial.Plan.Id);
        new SyncPauseStore(trial.Account.StateFolder).Suspend(JobOwner.Of(trial.Account.Client), "nightly", null, "Ann", trial.Account.Clock.GetUtcNow());

        foreach (string part in new[] { "plans", "ledgers", "baselines", "agreements", "locks", "runs" })
        {
            string path = Path.Combine(trial.Account.StateFolder, part);
            string[] folders = [path, .. Directory.GetDirectories(path, "*", SearchOption.AllDirectories)];
            bool isShared = (files & UnixFileMode.GroupRead) != 0;
#if CORE_NETSTANDARD
            // netstandard2.0 sets modes only for shared folders. Otherwise the umask decides.
            if (!isShared) continue;
#endif
            UnixFileMode expected = isShared ? OwnerFolder | (folder & GroupWrites) | UnixFileMode.SetGroup : OwnerFolder;
            Assert.All(folders, inner => Assert.Equal(expected, ModeOf(inner)));
            string[] all = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
            Assert.NotEmpty(all);
            Assert.All(all, file => Assert.Equal((file, files), (file, ModeOf(file))));
        }
        Assert.Equal(folder, ModeOf(trial.Account.StateFolder));
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}
