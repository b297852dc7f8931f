namespace FourMe.Import.Simulator.Jobs;

/// <summary>
/// Runs the work of jobs one after the other, in the order in which they were accepted: in the background, or at the
/// latest when the result is requested.
/// </summary>
internal sealed class JobQueue
{
    private readonly Lock _running = new();
    private readonly Lock _lock = new();
    private readonly Queue<Action> _pending = [];

    public JobWork<T> Add<T>(Func<T> run)
    {
        JobWork<T> work = new(this, run);
        lock (_lock)
            _pending.Enqueue(work.Run);
        _ = Task.Run(RunPending);
        return work;
    }

    /// <summary>Returns when everything accepted until now has run.</summary>
    public void RunPending()
    {
        lock (_running)
        {
            while (Next() is { } run)
                run();
        }
    }

    private Action? Next()
    {
        lock (_lock)
            return _pending.TryDequeue(out Action? run) ? run : null;
    }
}
