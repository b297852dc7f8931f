using System.Text;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Export files are complete under their names, or do not exist.</summary>
public sealed class ExportFilesTests : IDisposable
{
    private const string Types = "people,organizations";
    private const string New = "ID,Name\n9,New\n";
    private static readonly byte[] People = "ID,Name\n1,Ann\n"u8.ToArray();
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task One_type_becomes_the_file_that_was_named_byte_for_byte()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, People);
        await File.WriteAllTextAsync(_folder["out.csv"], "what was there before, and longer than what comes");

        Assert.Equal([_folder["out.csv"]], await Files(account).SaveAsync(export, _folder["out.csv"], default));

        Assert.Equal(People, await File.ReadAllBytesAsync(_folder["out.csv"]));
        Assert.Equal(["out.csv"], _folder.Files);
        account.AssertNoSecret();
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_download_that_fails_leaves_what_was_there(bool exists)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, People);
        if (exists) await File.WriteAllTextAsync(_folder["out.csv"], "before");
        account.Service.Faults.Next(Endpoint.ExportFile, Fault.Truncate(5));
        account.Service.Faults.Always(Endpoint.ExportFile, Fault.Unavailable());

        await Failing.WithAsync("DownloadFailed", () => Files(account).SaveAsync(export, _folder["out.csv"], default));

        Assert.Equal(exists ? ["out.csv"] : [], _folder.Files);
        if (exists) Assert.Equal("before", await File.ReadAllTextAsync(_folder["out.csv"]));
    }

#if !CORE_NETSTANDARD
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_part_is_the_owners_alone_and_beside_the_final_name()
    {
        if (OperatingSystem.IsWindows()) return;
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, People);
        string[] parts = [];
        UnixFileMode mode = default;
        account.Host.Progressing = _ =>
        {
            parts = Directory.GetFiles(_folder.Path);
            if (!OperatingSystem.IsWindows()) mode = File.GetUnixFileMode(parts[0]);
        };

        await Files(account).SaveAsync(export, _folder["out.csv"], default);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.EndsWith(".partial", Assert.Single(parts), StringComparison.Ordinal);
    }
#endif

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_folder_gets_a_file_named_after_each_type()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] zip = Zip.Of(("../../1-people.csv", "ID\n1\n"), ("/2-organizations.csv", "ID\n2\n"), ("..\\..\\evil.csv", "c"), ("3-sites.csv", "d"));
        FinishedExport export = await ExportJobs.OfAsync(account, zip, Types);

        string inner = Directory.CreateDirectory(Path.Combine(_folder["outer"], "middle", "inner")).FullName;

        Assert.Equal(
            [Path.Combine(inner, "people.csv"), Path.Combine(inner, "organizations.csv")],
            await Files(account).SaveAllAsync(export, inner, force: false, default));

        Assert.Equal(["organizations.csv", "people.csv"], _folder.Files.Select(Path.GetFileName));
        Assert.Equal("ID\n1\n", await File.ReadAllTextAsync(Path.Combine(inner, "people.csv")));
        Assert.Equal(2, account.Host.Warnings.Count);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("people", "people.csv")]
    [InlineData(Types, "organizations.csv")]
    public async Task A_file_that_is_there_is_replaced_only_on_demand(string types, string existing)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = types == "people" ? People : Zip.Of(("1-people.csv", New), ("1-organizations.csv", New));
        FinishedExport export = await ExportJobs.OfAsync(account, content, types);
        await File.WriteAllTextAsync(_folder[existing], "before");

        Failure failure = await Failing.WithAsync("FileExists", () => Files(account).SaveAllAsync(export, _folder.Path, force: false, default));

        Assert.Contains(_folder[existing], failure.Message, StringComparison.Ordinal);
        Assert.Equal([existing], _folder.Files);
        Assert.Equal("before", await File.ReadAllTextAsync(_folder[existing]));

        await Files(account).SaveAllAsync(export, _folder.Path, force: true, default);
        Assert.Equal(types == "people" ? Encoding.UTF8.GetString(People) : New, await File.ReadAllTextAsync(_folder[existing]));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_large_workbook_comes_as_several_files()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.GeneratedExport("people", 20_001));
        FinishedExport export = await ExportJobs.FinishAsync(account, "people", ExportFormat.Xlsx);

        IReadOnlyList<string> paths = await Files(account).SaveAllAsync(export, _folder.Path, force: false, default);

        Assert.Equal([_folder["people.1.xlsx"], _folder["people.2.xlsx"], _folder["people.3.xlsx"]], paths);
        Assert.Equal(3, _folder.Files.Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_damaged_archive_leaves_no_file_half_written()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] zip = Zip.Of(("1-people.csv", new string('a', 50_000)), ("2-organizations.csv", "b"));
        Array.Fill<byte>(zip, 0xFF, 45, 10);
        FinishedExport export = await ExportJobs.OfAsync(account, zip, Types);

        await Failing.WithAsync("ArchiveInvalid", () => Files(account).SaveAllAsync(export, _folder.Path, force: false, default));

        Assert.Empty(_folder.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_place_that_cannot_be_written_is_named()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, People);
        string path = Path.Combine(_folder["missing"], "out.csv");

        Failure failure = await Failing.WithAsync("FileWriteFailed", () => Files(account).SaveAsync(export, path, default));

        Assert.Contains("out.csv", failure.Message, StringComparison.Ordinal);
    }

    private static ExportFiles Files(TestAccount account) => new(account.Client, account.Host);
}
