using System.Text;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>An archive a thousand times larger when unpacked. Not parallel: the heap is shared by the process.</summary>
[CollectionDefinition(nameof(ArchiveBombTests), DisableParallelization = true)]
[Collection(nameof(ArchiveBombTests))]
public sealed class ArchiveBombTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task A_bomb_in_an_archive_is_read_with_little_memory()
    {
        // A gigabyte of rows in an archive of a megabyte, read and discarded as a stream.
        byte[] rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2\n", 250_000)));
        string path = _folder["bomb.zip"];
        await PackedFile.WriteAsync(path, "people.csv", [Encoding.UTF8.GetBytes("ID,Name\n"), .. Enumerable.Repeat(rows, 100)]);
        Assert.InRange(new FileInfo(path).Length, 1, 2_000_000);
        using var archive = new ExportArchive(path, ["people"], "the export");
        using var records = new RecordStream(ExportArchive.Open(archive.Files[0].Value, "the export"), "the export");
        await records.OpenAsync(default);
        // Excludes what other tests have left on the heap.
        long before = GC.GetTotalMemory(forceFullCollection: true), count = 0, most = 0;

        while (await records.ReadAsync(default) is { } batch)
            if ((count += batch.Count) % (512 * 2_000) == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);

        Assert.Equal(25_000_000, count);
        Assert.InRange(most, 0, 512L * 1024 * 1024);
    }
}
