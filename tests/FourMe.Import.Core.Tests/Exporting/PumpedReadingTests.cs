using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Records handed to the one thread that may write, as in PowerShell's pipeline.</summary>
public class PumpedReadingTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Records_come_in_order_on_the_consumers_thread()
    {
        await using TestAccount account = await StartAsync(5000);
        FinishedExport export = await ExportJobs.FinishAsync(account);
        var threads = new HashSet<int>();
        var ids = new List<string>();
        var received = new ReceivedRecords
        {
            Taking = records =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                ids.AddRange(records.Select(cells => cells[0]));
            },
        };

        int consumer = await OnThreadAsync(() => Read(account, export, received, default));

        Assert.Equal([consumer], threads);
        Assert.Equal(Enumerable.Range(1_000_000_000, 5000).Select(id => $"{id}"), ids);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_consumer_that_wants_no_more_ends_the_download_and_its_exception_comes_out()
    {
        await using TestAccount account = await StartAsync(5000);
        FinishedExport export = await ExportJobs.FinishAsync(account);
        using Gate gate = account.Service.Gates.Hold(Endpoint.ExportFile, GatePhase.AnswerBody, 40_000);
        var thrown = new InvalidDataException("Select-Object -First 1");
        int batches = 0;
        var received = new ReceivedRecords
        {
            Taking = _ =>
            {
                batches++;
                throw thrown;
            },
        };

        Exception? seen = await Record.ExceptionAsync(() => OnThreadAsync(() => Read(account, export, received, default)));

        Assert.Same(thrown, seen);
        Assert.Equal(1, batches);
        await account.Requests(Endpoint.ExportFile)[0].Finished;
        Assert.True(account.Requests(Endpoint.ExportFile)[0].Aborted);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopping_ends_the_download_while_the_rest_is_withheld()
    {
        await using TestAccount account = await StartAsync(5000);
        FinishedExport export = await ExportJobs.FinishAsync(account);
        using Gate gate = account.Service.Gates.Hold(Endpoint.ExportFile, GatePhase.AnswerBody, 40_000);
        using var stop = new CancellationTokenSource();
        var received = new ReceivedRecords();
        Task<int> reading = OnThreadAsync(() => Read(account, export, received, stop.Token));
        await received.First;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.NotEmpty(received.Records);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_work_waits_until_the_consumer_has_carried_out_what_it_asked()
    {
        var order = new List<int>();

        await OnThreadAsync(() => PipelinePump.Run(async (pump, stop) =>
        {
            for (int i = 0; i < 200; i += 2)
            {
                int index = i;
                await pump.InvokeAsync(() => order.Add(index), stop);
                order.Add(index + 1);
            }
            return 0;
        }, default));

        Assert.Equal(Enumerable.Range(0, 200), order);
    }

    private static Task<TestAccount> StartAsync(int rows) => TestAccount.StartAsync(options => options.GeneratedExport("people", rows));

    private static int Read(TestAccount account, FinishedExport export, ReceivedRecords received, CancellationToken stop)
    {
        PipelinePump.Run((pump, token) => new ExportReader(account.Client, account.Host, pump.InvokeAsync).ReadAsync(export, received, token), stop);
        return Environment.CurrentManagedThreadId;
    }

    private static Task<int> OnThreadAsync(Func<int> call) => Task.Factory.StartNew(call, default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
