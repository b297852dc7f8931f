namespace FourMe.Import.Simulator.Jobs;

/// <summary>Runs the work of jobs one after the other, in the order in which they were accepted.</summary>
internal sealed class JobQueue
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Completes when everything accepted until now has run.</summary>
    public Task WhenIdle
    {
        get
        {
            lock (_lock)
                return _last.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    public Task<T> Add<T>(Func<T> work)
    {
        lock (_lock)
        {
            Task<T> next = _last.ContinueWith(_ => work(), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
            _last = next;
            return next;
        }
    }
}
