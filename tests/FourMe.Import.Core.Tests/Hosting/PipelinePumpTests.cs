using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Hosting;

/// <summary>The bridge between the one thread that may write and work on other threads.</summary>
public class PipelinePumpTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Posts_run_on_the_calling_thread_in_order()
    {
        var ran = new List<(int Index, int Thread)>();

        (int caller, int worker) = await OnThreadAsync(() => (Environment.CurrentManagedThreadId, PipelinePump.Run(async (pump, _) =>
        {
            for (int i = 0; i < 500; i++)
            {
                int index = i;
                pump.Post(() => ran.Add((index, Environment.CurrentManagedThreadId)));
                if (i % 100 == 0) await Task.Yield();
            }
            return Environment.CurrentManagedThreadId;
        }, default)));

        Assert.Equal(Enumerable.Range(0, 500), ran.Select(post => post.Index));
        Assert.All(ran, post => Assert.Equal(caller, post.Thread));
        Assert.NotEqual(caller, worker);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task All_posts_of_all_threads_have_run_when_the_result_comes()
    {
        int ran = 0;

        int result = await OnThreadAsync(() => PipelinePump.Run(async (pump, _) =>
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            {
                for (int i = 0; i < 200; i++) pump.Post(() => ran++);
            })));
            return 42;
        }, default));

        Assert.Equal((42, 1600), (result, ran));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_exception_of_the_work_comes_out_as_it_is(bool atOnce)
    {
        var thrown = new InvalidDataException("as it is");

        Exception? seen = await Record.ExceptionAsync(() => OnThreadAsync(() => PipelinePump.Run<int>(
            (_, _) => atOnce ? throw thrown : Task.Run<int>(int () => throw thrown), default)));

        Assert.Same(thrown, seen);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Posts_made_before_the_work_failed_still_run()
    {
        bool ran = false;

        await Assert.ThrowsAsync<InvalidDataException>(() => OnThreadAsync(() => PipelinePump.Run<int>((pump, _) =>
        {
            pump.Post(() => ran = true);
            throw new InvalidDataException();
        }, default)));

        Assert.True(ran);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_exception_of_a_post_ends_the_work_waits_for_it_and_comes_out()
    {
        var thrown = new InvalidDataException("downstream wants no more");
        bool ended = false, later = false;

        Exception? seen = await Record.ExceptionAsync(() => OnThreadAsync(() => PipelinePump.Run<int>(async (pump, stop) =>
        {
            pump.Post(() => throw thrown);
            pump.Post(() => later = true);
            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                for (int i = 0; i < 100; i++) await Task.Yield();
                ended = true;
            }
            return 1;
        }, default)));

        Assert.Same(thrown, seen);
        Assert.True(ended);
        Assert.False(later);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_exception_of_a_post_wins_over_that_of_the_work()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => OnThreadAsync(() => PipelinePump.Run<int>(async (pump, stop) =>
        {
            pump.Post(() => throw new InvalidDataException());
            await Record.ExceptionAsync(() => Task.Delay(Timeout.Infinite, stop));
            throw new InvalidOperationException();
        }, default)));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_late_post_is_dropped()
    {
        PipelinePump? kept = null;
        bool ran = false;
        await OnThreadAsync(() => PipelinePump.Run((pump, _) => Task.FromResult(kept = pump), default));

        kept!.Post(() => ran = true);

        Assert.False(ran);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Stopping_ends_the_work_and_waits_for_it()
    {
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        bool ended = false;
        Task<int> running = OnThreadAsync(() => PipelinePump.Run<int>(async (_, token) =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                ended = true;
            }
            return 1;
        }, stop.Token));
        await started.Task;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(ended);
    }

    /// <summary>Runs a call on its own thread, like PowerShell's pipeline thread.</summary>
    private static Task<T> OnThreadAsync<T>(Func<T> call)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(call());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }) { IsBackground = true };
        thread.Start();
        return done.Task;
    }
}
