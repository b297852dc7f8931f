using System.Collections.Concurrent;

namespace FourMe.Import.Hosting;

/// <summary>
/// The only bridge between PowerShell's thread and asynchronous work: runs the work in the background while the calling
/// thread executes, in order, the actions that the work posts. Posts after the end are dropped.
/// </summary>
internal sealed class PipelinePump
{
    private readonly BlockingCollection<Action> _posted = [];
    private readonly object _gate = new();
    private bool _open = true;

    /// <summary>Passes an action to the thread that is in <see cref="Run{T}"/>.</summary>
    internal void Post(Action action)
    {
        lock (_gate)
        {
            if (_open) _posted.Add(action);
        }
    }

    /// <summary>Passes an action to the thread that is in <see cref="Run{T}"/> and waits until it has run.</summary>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">The token of the work: it ends the wait when the thread takes no more actions.</param>
    internal async Task InvokeAsync(Action action, CancellationToken cancellationToken)
    {
        // Not on the pump's thread: the code after the wait belongs to the work.
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => done.TrySetCanceled()))
        {
            Post(() =>
            {
                action();
                done.TrySetResult(true);
            });
            await done.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Runs work on the thread pool until it ends, and its posts on this thread.</summary>
    /// <param name="work">Receives the pump and a token that is cancelled when <paramref name="stop"/> is, or when a post threw.</param>
    /// <param name="stop">Cancels the work; the method still waits for its end.</param>
    /// <returns>What the work returns.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <remarks>An exception of the work, or of a post (a downstream cmdlet that ends the pipeline), is thrown unchanged.</remarks>
    internal static T Run<T>(Func<PipelinePump, CancellationToken, Task<T>> work, CancellationToken stop)
    {
        var pump = new PipelinePump();
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<T> running = Task.Run(() => work(pump, abandon.Token), CancellationToken.None);
        _ = running.ContinueWith(_ =>
            pump.Close(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            foreach (Action action in pump._posted.GetConsumingEnumerable(CancellationToken.None)) action();
        }
        catch
        {
            abandon.Cancel();
            WaitFor(running);
            throw;
        }
        return running.GetAwaiter().GetResult();
    }

    /// <summary>Runs work without a result.</summary>
    internal static void Run(Func<PipelinePump, CancellationToken, Task> work, CancellationToken stop) =>
        Run(
            async (pump, token) =>
            {
                await work(pump, token).ConfigureAwait(false);
                return true;
            },
            stop);

    private void Close()
    {
        lock (_gate)
        {
            _open = false;
            _posted.CompleteAdding();
        }
    }

    private static void WaitFor(Task running)
    {
        try
        {
            running.GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            // The exception of the post is already being thrown; the work ended because of it.
        }
    }
}
