using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Memory does not grow with the records. Nothing else may run meanwhile, for the heap is everybody's.</summary>
[CollectionDefinition(nameof(LargeExportTests), DisableParallelization = true)]
[Collection(nameof(LargeExportTests))]
public class LargeExportTests
{
    private const long Bound = 10 * 1024 * 1024;
    private const int First = 1_000_000_000;

    // A million records need longer than a usual test; the watchdog only tells a hang.
    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task A_million_records_take_no_more_memory_than_a_thousand()
    {
        long few = await ExportAsync(1_000);

        long many = await ExportAsync(1_000_000);

        Assert.InRange(many - few, -Bound, Bound);
    }

    /// <returns>By how many bytes the heap had grown at its largest.</returns>
    private static async Task<long> ExportAsync(int rows)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.GeneratedExport("people", rows));
        FinishedExport export = await ExportJobs.FinishAsync(account);
        long start = GC.GetTotalMemory(forceFullCollection: true), largest = 0;
        int seen = 0;
        var received = new ReceivedRecords
        {
            Taking = records =>
            {
                foreach (string[] cells in records) Assert.Equal(First + seen++, int.Parse(cells[0]));
                if (seen / 50_000 != (seen - records.Count) / 50_000 || seen == records.Count)
                    largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: true));
            },
        };

        await new ExportReader(account.Client, account.Host, ReceivedRecords.AtOnce).ReadAsync(export, received, default);

        Assert.Equal(rows, seen);
        Assert.True(largest > 0);
        TransferProgress last = account.Host.Steps[^1];
        Assert.Equal((TransferStage.Downloading, account.Service.Exports[0].FileLength, 100), (last.Stage, last.Done, last.Percent));
        return largest - start;
    }
}
