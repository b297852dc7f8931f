using System.Diagnostics;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Files;

/// <summary>Files named by the user: what exists under the name before, and afterwards.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_file_has_its_content_and_nothing_stands_beside_it()
    {
        Write("out.csv", "new");

        Assert.Equal("new", Read("out.csv"));
        Assert.Equal(["out.csv"], _folder.Files);
    }

    [Fact]
    public void A_file_that_is_not_published_leaves_nothing()
    {
        File.WriteAllText(_folder["out.csv"], "old");

        using (OutputFile file = OutputFile.At(_folder["out.csv"])) File.WriteAllText(file.Staged, "half");
        Assert.Throws<InvalidDataException>(() => OutputFile.Write(_folder["out.csv"], true, _ => throw new InvalidDataException("downstream")));

        Assert.Equal("old", Read("out.csv"));
        Assert.Equal(["out.csv"], _folder.Files);
    }

    [Fact]
    public void A_name_as_long_as_the_system_takes_is_written()
    {
        string name = new string('n', 251) + ".csv";

        Write(name, "new");
        Write(name, "newer");

        Assert.Equal("newer", Read(name));
    }

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(_folder["out.csv"]);

        Failing.With("PathIsDirectory", () => Write("out.csv", "new"));
        Failure refused = Failing.With("PathIsDirectory", () => FilePlace.Free(_folder["out.csv"], force: true));
        Assert.Equal("Name the file to write in that folder.", refused.Advice);
    }

    [Fact]
    public void A_file_that_is_there_may_be_replaced_only_on_demand()
    {
        File.WriteAllText(_folder["out.csv"], "old");

        Failing.With("FileExists", () => FilePlace.Free(_folder["out.csv"], force: false));
        Failing.With("FolderNotFound", () => FilePlace.Free(Path.Combine(_folder["nowhere"], "out.csv"), force: true));
        Assert.Equal(_folder["out.csv"], FilePlace.Free(_folder["out.csv"], force: true).Target);
    }

    [Fact]
    public void A_reader_of_the_old_file_keeps_it()
    {
        if (OperatingSystem.IsWindows()) return;
        File.WriteAllText(_folder["out.csv"], "old");
        using var reader = new StreamReader(_folder["out.csv"]);

        Write("out.csv", "new");

        Assert.Equal(("old", "new"), (reader.ReadToEnd(), Read("out.csv")));
    }

    [Theory]
    [InlineData("664")]
    [InlineData("444")]
    [InlineData("600")]
    public void The_mode_of_what_is_replaced_stays(string mode)
    {
        if (OperatingSystem.IsWindows()) return;
        File.WriteAllText(_folder["out.csv"], "old, and longer than the new one");
        Run("chmod", mode, _folder["out.csv"]);

        Write("out.csv", "new");

        Assert.Equal(("new", mode), (Read("out.csv"), ModeOf("out.csv")));
    }

    [Fact]
    public void A_new_file_is_its_owners_alone_unless_it_is_for_everybody()
    {
        if (OperatingSystem.IsWindows()) return;
        Write("records.csv", "new");
        OutputFile.Write(_folder["template.csv"], isPrivate: false, to => to.Write("new"u8));
        File.WriteAllText(_folder["usual.csv"], "usual");

#if !CORE_NETSTANDARD
        Assert.Equal("600", ModeOf("records.csv"));
#endif
        Assert.Equal(ModeOf("usual.csv"), ModeOf("template.csv"));
    }

    [Fact]
    public void A_link_stays_and_the_file_behind_it_gets_the_content()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(_folder["behind"]);
        File.WriteAllText(_folder["behind/real.csv"], "old");
        Run("chmod", "640", _folder["behind/real.csv"]);
        File.CreateSymbolicLink(_folder["middle.csv"], "behind/real.csv");
        File.CreateSymbolicLink(_folder["out.csv"], _folder["middle.csv"]);

        Write("out.csv", "new");

        Assert.Equal(("new", "640"), (Read("behind/real.csv"), ModeOf("behind/real.csv")));
        Assert.NotNull(new FileInfo(_folder["out.csv"]).LinkTarget);
        Assert.Equal(["behind/real.csv", "middle.csv", "out.csv"], _folder.Files);
    }

    [Fact]
    public void A_link_to_a_file_that_is_not_there_yet_gets_it_made()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_folder["out.csv"], "later.csv");

        Assert.Equal(FilePlaceKind.Nothing, FilePlace.Free(_folder["out.csv"], force: false).Kind);
        Write("out.csv", "new");

        Assert.Equal(("new", "later.csv"), (Read("later.csv"), new FileInfo(_folder["out.csv"]).LinkTarget));
    }

    [Fact]
    public void Links_that_lead_in_a_circle_are_an_error()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_folder["out.csv"], "other.csv");
        File.CreateSymbolicLink(_folder["other.csv"], "out.csv");

        Failure failure = Failing.With("FileWriteFailed", () => Write("out.csv", "new"));

        Assert.Contains(_folder["out.csv"], failure.Message, StringComparison.Ordinal);
        Assert.Equal("other.csv", new FileInfo(_folder["out.csv"]).LinkTarget);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_pipe_is_written_into_and_stays_a_pipe()
    {
        if (OperatingSystem.IsWindows()) return;
        Run("mkfifo", _folder["pipe"]);
        Task<string> reading = Task.Factory.StartNew(() =>
        {
            using var reader = new StreamReader(File.Open(_folder["pipe"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.Equal(FilePlaceKind.Stream, FilePlace.Free(_folder["pipe"], force: false).Kind);
        Write("pipe", new string('x', 200_000));

        Assert.Equal(200_000, (await reading).Length);
        Assert.Equal(FilePlaceKind.Stream, FilePlace.Find(_folder["pipe"]).Kind);
        Assert.Equal(["pipe"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Waiting_for_the_reader_of_a_pipe_can_be_stopped_and_a_later_reader_gets_nothing()
    {
        if (OperatingSystem.IsWindows()) return;
        Run("mkfifo", _folder["pipe"]);
        using var stop = new CancellationTokenSource();
        Task writing = Task.Factory.StartNew(
            () => OutputFile.Write(_folder["pipe"], true, to => to.Write("secret"u8), stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        // A second writer, so that the reader ends whether or not the first one was already waiting.
        Task ending = Task.Factory.StartNew(() => File.Open(_folder["pipe"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using (var reader = new StreamReader(File.Open(_folder["pipe"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite)))
            Assert.Equal("", await reader.ReadToEndAsync());
        // The reader may have met the first writer only; opening for both never waits, and releases ours.
        using (File.Open(_folder["pipe"], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) await ending;
    }

    [Fact]
    public void A_device_is_written_into_and_stays_a_device()
    {
        // Our own device: a mistake must not cost the machine its /dev/null.
        if (!OperatingSystem.IsLinux() || !Runs("mknod", _folder["null"], "c", "1", "3")) return;

        Write("null", "new");

        Assert.Equal(FilePlaceKind.Stream, FilePlace.Find(_folder["null"]).Kind);
    }

    [Fact]
    public void The_owner_of_what_is_replaced_stays()
    {
        File.WriteAllText(_folder["out.csv"], "old");
        if (!OperatingSystem.IsLinux() || !Runs("chown", "4321:8765", _folder["out.csv"])) return;
        Run("chmod", "664", _folder["out.csv"]);

        Write("out.csv", "new");

        UnixFileStatus status = UnixFile.Stat(_folder["out.csv"])!;
        Assert.Equal(("new", 4321u, 8765u, "664"), (Read("out.csv"), status.User, status.Group, ModeOf("out.csv")));
    }

    private void Write(string name, string content) => OutputFile.Write(_folder[name], isPrivate: true, to => to.Write(System.Text.Encoding.UTF8.GetBytes(content)));

    private string Read(string name) => File.ReadAllText(_folder[name]);

    private string ModeOf(string name) => Convert.ToString(UnixFile.Stat(_folder[name])!.Mode, 8);

    private static void Run(string program, params string[] arguments) => Assert.True(Runs(program, arguments));

    private static bool Runs(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
