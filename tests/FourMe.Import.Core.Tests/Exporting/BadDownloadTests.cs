using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>A bad export is an error, or its records are right: an error leaves no file and moves no watermark.</summary>
public sealed class BadDownloadTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.OfMemory();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task Two_hundred_downloads_as_objects_give_the_right_records_or_an_error()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        IReadOnlyList<BadDownload> downloads = BadDownload.All();
        foreach (BadDownload download in downloads)
        {
            FinishedExport export = await OfAsync(account, download);
            var received = new ReceivedRecords();

            string? error = await ErrorOfAsync(() => new ExportReader(account.Client, account.Host, ReceivedRecords.AtOnce).ReadAsync(export, received, default));

            Assert.True(download.Error == error, $"{download}: {error ?? "no error"} instead of {download.Error ?? "none"}");
            if (error is not null) continue;
            Assert.Equal(download.Records, received.Records.Select(record => download.Columns.Select(column => record.Cells[column])));
        }
        Assert.InRange(downloads.Count(download => download.Error is not null), 100, 199);
        account.AssertNoSecret();
    }

    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task Two_hundred_downloads_as_files_are_the_export_or_no_file_at_all()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        foreach (BadDownload download in BadDownload.All())
        {
            FinishedExport export = await OfAsync(account, download);

            string? error = await ErrorOfAsync(() => new ExportFiles(account.Client, account.Host).SaveAsync(export, _folder["people.csv"], default));

            Assert.True(download.Error == error, $"{download}: {error ?? "no error"} instead of {download.Error ?? "none"}");
            Assert.Equal(error is null ? ["people.csv"] : [], _folder.Files);
            if (error is not null) continue;
            Assert.Equal(download.AsFile ?? download.Content, await File.ReadAllBytesAsync(_folder["people.csv"]));
            File.Delete(_folder["people.csv"]);
        }
    }

    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task Two_hundred_downloads_since_the_last_run_move_the_mark_only_with_the_records()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var marks = new SeriesMarks(account.StateFolder, account.Clock);
        string series = SeriesMarks.NameOf(account.Client, ["people"], "");
        foreach (BadDownload download in BadDownload.All())
        {
            DateTimeOffset? before = marks.Read(series).Confirmed;
            ExportOutcome outcome = await ExportJobs.RunOf(account, series: series).RunAsync(false, null, default);
            await PutAsync(account, download);

            string? error = await ErrorOfAsync(async () =>
            {
                var files = new ExportFiles(account.Client, account.Host);
                await files.SaveAllAsync(outcome.Finished!, _folder.Path, force: true, default);
                ExportSeries.Delivered(account.Client, outcome.Entry!, isSafe: true, files.Missing.Count == 0, account.StateFolder);
            });

            Assert.Equal(download.Error, error);
            Assert.Equal(error is null ? outcome.ServerTime : before, marks.Read(series).Confirmed);
            account.Journal.Remove(outcome.Entry!);
            account.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_type_that_the_archive_lacks_is_a_warning_and_the_mark_stays()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var marks = new SeriesMarks(account.StateFolder, account.Clock);
        string series = SeriesMarks.NameOf(account.Client, ["people", "sites"], "");
        ExportOutcome outcome = await ExportJobs.RunOf(account, "people,sites", series: series).RunAsync(false, null, default);
        await account.Service.Exports[^1].ReplaceContentAsync(Zip.Of(("1-people.csv", "ID,Name\n1,Ann\n")));
        var files = new ExportFiles(account.Client, account.Host);
        var reader = new ExportReader(account.Client, account.Host, ReceivedRecords.AtOnce);

        await files.SaveAllAsync(outcome.Finished!, _folder.Path, force: false, default);
        await reader.ReadAsync(outcome.Finished!, new ReceivedRecords(), default);
        ExportSeries.Delivered(account.Client, outcome.Entry!, isSafe: true, files.Missing.Count == 0, account.StateFolder);

        Assert.Equal(["sites"], files.Missing);
        Assert.Equal(["sites"], reader.Missing);
        Assert.Equal(["people.csv"], _folder.Files);
        Assert.Null(marks.Read(series).Confirmed);
        Assert.Equal(2, account.Host.Warnings.Count(warning => warning.Contains("'sites'", StringComparison.Ordinal)));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_bad_file_of_an_archive_leaves_the_good_ones_unwritten()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, Zip.Of(("1-people.csv", "ID,Name\n1,Ann\n"), ("2-sites.csv", "<html>")), "people,sites");

        await Failing.WithAsync("NotAnExport", () => new ExportFiles(account.Client, account.Host).SaveAllAsync(export, _folder.Path, force: false, default));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_part_that_nobody_asked_for_is_not_taken_for_the_file()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FinishedExport export = await ExportJobs.OfAsync(account, "ID,Name\n1,Ann\n"u8.ToArray());
        account.Service.Faults.Next(Endpoint.ExportFile, Simulator.Faults.Fault.Respond(
            206, "ID,Name\n2,Bob\n", "text/csv", KeyValuePair.Create("Content-Range", "bytes 14-27/28")));

        await Failing.WithAsync("DownloadChanged", () => new ExportFiles(account.Client, account.Host).SaveAsync(export, _folder["people.csv"], default));

        Assert.Empty(_folder.Files);
    }

    private static async Task<FinishedExport> OfAsync(TestAccount account, BadDownload download)
    {
        FinishedExport export = await ExportJobs.FinishAsync(account);
        await PutAsync(account, download);
        account.Journal.Remove(export.Entry);
        return export;
    }

    private static async Task PutAsync(TestAccount account, BadDownload download)
    {
        await account.Service.Exports[^1].ReplaceContentAsync(download.Content);
        account.Service.Faults.Clear();
        if (download.Fault is not null) account.Service.Faults.Next(Endpoint.ExportFile, download.Fault);
    }

    private static async Task<string?> ErrorOfAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (FourMeException failed)
        {
            return failed.Failure.Id;
        }
    }
}
