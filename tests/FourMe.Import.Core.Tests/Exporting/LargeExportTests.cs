using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Memory does not grow with the number of records. Not parallel: the heap is shared by the process.</summary>
[CollectionDefinition(nameof(LargeExportTests), DisableParallelization = true)]
[Collection(nameof(LargeExportTests))]
public class LargeExportTests
{
    private const long Bound = 10 * 1024 * 1024;
    private const int First = 1_000_000_000;

    // A million records take longer than a usual test; the watchdog only detects a hang.
    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task A_million_records_take_no_more_memory_than_fifty_thousand() => Assert.InRange(await GrowthAsync(1_000_000), 0, Bound);

    /// <returns>The maximum growth of the heap in bytes since the first measurement, after fifty thousand records.</returns>
    private static async Task<long> GrowthAsync(int rows)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.GeneratedExport("people", rows));
        FinishedExport export = await ExportJobs.FinishAsync(account);
        long first = 0, largest = 0;
        int seen = 0;
        var received = new ReceivedRecords
        {
            Taking = records =>
            {
                foreach (string[] cells in records) Assert.Equal(First + seen++, int.Parse(cells[0]));
                if (seen / 50_000 == (seen - records.Count) / 50_000) return;
                // Not since the start: pooled memory of earlier tests may be released at any time.
                long heap = GC.GetTotalMemory(forceFullCollection: true);
                if (first == 0) first = heap;
                largest = Math.Max(largest, heap);
            },
        };

        await new ExportReader(account.Client, account.Host, ReceivedRecords.AtOnce).ReadAsync(export, received, default);

        Assert.Equal(rows, seen);
        Assert.True(largest > 0);
        TransferProgress last = account.Host.Steps[^1];
        Assert.Equal((TransferStage.Downloading, account.Service.Exports[0].FileLength, 100), (last.Stage, last.Done, last.Percent));
        return largest - first;
    }
}
