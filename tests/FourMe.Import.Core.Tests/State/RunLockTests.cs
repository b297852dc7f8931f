using System.Diagnostics;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.State;

/// <summary>Two runs of the same name, or on the same records, do not run at the same time.</summary>
public sealed class RunLockTests : IDisposable
{
    private static readonly JobOwner Owner = new("api.example.com", "wdc");
    private static readonly RunKey Nightly = new(Owner, "nightly", "people", "AD");

    private readonly TestFolder _folder = new();
    private readonly RecordingHost _host = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_second_run_of_a_name_is_told_who_is_at_work()
    {
        using RunLock first = Take(Nightly);

        Failure failure = Failing.With("RunInProgress", () => Take(Nightly));

        Assert.Contains($"process {Environment.ProcessId} of ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was read", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Warnings);
    }

    public static TheoryData<string, string, string, string, string> Others => new()
    {
        { "api.example.com", "wdc", "NIGHTLY", "sites", "HR" },
        { "api.example.com", "wdc", "weekly", "people", "AD" },
        { "API.example.com", "wdc", "nightly", "cis", "" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_type_under_the_name_or_another_name_on_the_records_waits_too(string host, string account, string name, string type, string source)
    {
        using RunLock first = Take(Nightly);

        Failing.With("RunInProgress", () => Take(new RunKey(new JobOwner(host, account), name, type, source)));
    }

    [Fact]
    public void A_run_on_the_same_records_is_named()
    {
        using RunLock first = Take(Nightly);

        Assert.Contains("the run 'nightly' for the same records", Failing.With("RunInProgress", () => Take(Nightly with { Name = "weekly" })).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string, string, string> Strangers => new()
    {
        { "api.example.com", "wdc", "weekly", "people", "HR" },
        { "api.example.com", "wdc", "weekly", "sites", "AD" },
        { "api.example.com", "wna", "nightly", "people", "AD" },
        { "api.example.qa", "wdc", "nightly", "people", "AD" },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Runs_that_have_nothing_in_common_do_not_wait_for_each_other(string host, string account, string name, string type, string source)
    {
        using RunLock first = Take(Nightly);
        using RunLock second = Take(new RunKey(new JobOwner(host, account), name, type, source));

        Assert.Empty(_host.Warnings);
    }

    [Fact]
    public void A_lock_that_was_given_back_is_free()
    {
        Take(Nightly).Dispose();
        using RunLock second = Take(Nightly);

        Assert.Empty(_host.Warnings);
        second.Dispose();
        Assert.DoesNotContain(_folder.Files, file => file.EndsWith(".json", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_is_refused_by_the_records_gives_its_name_back()
    {
        using (Take(Nightly)) Failing.With("RunInProgress", () => Take(Nightly with { Name = "weekly" }));

        using RunLock weekly = Take(new RunKey(Owner, "weekly", "sites", ""));
        Assert.Empty(_host.Warnings);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_lock_whose_process_is_gone_is_taken_over_and_said()
    {
        using (Process gone = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "cmd" : "true", OperatingSystem.IsWindows() ? "/c exit" : "")
            { UseShellExecute = false })!)
        {
            await gone.WaitForExitAsync();
            Leave(new RunHolder { Name = "nightly", ProcessId = gone.Id, Machine = Environment.MachineName, User = "svc", Began = TimeProvider.System.GetUtcNow() });
        }

        using RunLock taken = Take(Nightly);

        Assert.Contains("was killed, or its machine restarted", Assert.Single(_host.Warnings), StringComparison.Ordinal);
        Failing.With("RunInProgress", () => Take(Nightly));
    }

    [Fact]
    public void A_run_that_left_both_of_its_locks_is_spoken_of_once_and_another_one_too()
    {
        Take(Nightly).Dispose();
        RunHolder killed = RunHolder.Here("nightly", TimeProvider.System.GetUtcNow()) with { Machine = "elsewhere" };
        foreach (string each in Nightly.Locks) killed.Write(PathOf(each));

        Take(Nightly).Dispose();
        Assert.Single(_host.Warnings);

        killed.Write(PathOf(Nightly.Locks[0]));
        (killed with { Name = "weekly" }).Write(PathOf(Nightly.Locks[1]));
        using RunLock taken = Take(Nightly);
        Assert.Equal(3, _host.Warnings.Count);
    }

    [Fact]
    public void Where_the_file_system_knows_no_locks_a_living_process_counts()
    {
        Leave(RunHolder.Here("nightly", TimeProvider.System.GetUtcNow()));

        Failing.With("RunInProgress", () => Take(Nightly));
    }

    [Fact]
    public void What_another_machine_left_is_taken_over_and_said()
    {
        Leave(RunHolder.Here("nightly", TimeProvider.System.GetUtcNow()) with { Machine = "elsewhere" });

        using RunLock taken = Take(Nightly);

        Assert.Contains("on elsewhere", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""), InlineData("null"), InlineData("{}"), InlineData("not json")]
    public void What_cannot_be_read_holds_nothing_up(string content)
    {
        Take(Nightly).Dispose();
        File.WriteAllText(HolderPath, content);

        using RunLock taken = Take(Nightly);

        Assert.Empty(_host.Warnings);
    }

    private string HolderPath => PathOf(Nightly.Locks[0]);

    private string PathOf(string what) => _folder[Path.Combine("state", "locks", StateFileName.Of(what))];

    private RunLock Take(RunKey run) => RunLock.Take(_folder["state"], run, TimeProvider.System, _host);

    /// <summary>Leaves what a killed run leaves: its holder, but no lock.</summary>
    private void Leave(RunHolder holder)
    {
        Take(Nightly).Dispose();
        holder.Write(HolderPath);
    }
}
