using System.Text;
using FourMe.Import.Core.Tests.Exporting;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Absurd sizes must neither hang nor exhaust memory.</summary>
public sealed class AbsurdSizesTests : IDisposable
{
    private const int Columns = 10_000;
    private const int CellLength = 50 * 1024 * 1024;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_cell_of_fifty_megabytes_is_read_whole()
    {
        string cell = new('x', CellLength), path = _folder["long.csv"];
        await File.WriteAllTextAsync(path, $"Name,Notes\r\nAnn,\"{cell}\"\r\nBob,y\r\n");

        string[] lengths = [.. CsvFile.Read(path).Select(row => $"{row.Cells[0]} {row.Cells[1].Length}")];

        Assert.Equal([$"Ann {CellLength}", "Bob 1"], lengths);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Ten_thousand_columns_are_read()
    {
        string path = _folder["wide.csv"];
        await File.WriteAllTextAsync(path, string.Join(",", Enumerable.Range(0, Columns).Select(number => $"c{number}")) + "\r\n" + string.Join(",", Enumerable.Range(0, Columns)) + "\r\n");

        CsvFileRow row = Assert.Single(CsvFile.Read(path));

        Assert.Equal(Enumerable.Range(0, Columns).Select(number => $"{number}"), row.Cells);
    }

    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task A_quote_that_is_never_closed_ends_before_the_memory_does()
    {
        string path = _folder["open.csv"];
        await using (FileStream file = File.Create(path))
        {
            await file.WriteAsync("Name,Notes\r\nAnn,\""u8.ToArray());
            byte[] part = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("more of the same,\r\n", 50_000)));
            while (file.Length < CsvSize.LargestRecord + (2L * part.Length)) await file.WriteAsync(part);
        }

        Failing.With("CsvInvalid", () => CsvFile.Read(path).Count());
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Unpacking_a_large_file_is_stopped_in_its_middle()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string packed = _folder["large.zip"], folder = Directory.CreateDirectory(_folder["out"]).FullName;
        await PackedFile.WriteAsync(packed, "1-people.csv", Enumerable.Repeat(new byte[1024 * 1024], 2_000));
        FinishedExport export = await ExportJobs.OfAsync(account, await File.ReadAllBytesAsync(packed), "people,organizations");
        using var stop = new CancellationTokenSource();

        // On its own thread: pool threads may be busy for longer than the unpacking takes.
        var watching = new Thread(() =>
        {
            while (!Directory.EnumerateFiles(folder, "0", SearchOption.AllDirectories).Any()) Thread.Yield();
            stop.Cancel();
        }) { IsBackground = true };
        watching.Start();
        Task saving = new ExportFiles(account.Client, account.Host).SaveAllAsync(export, folder, force: false, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }
}
