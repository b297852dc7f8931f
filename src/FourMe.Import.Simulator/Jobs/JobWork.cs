namespace FourMe.Import.Simulator.Jobs;

/// <summary>A piece of work in the queue, and its result.</summary>
internal sealed class JobWork<T>(JobQueue queue, Func<T> run)
{
    private readonly Lazy<T> _result = new(run);

    /// <summary>The result, once everything before it and the work itself have run.</summary>
    public T Result
    {
        get
        {
            queue.RunPending();
            return _result.Value;
        }
    }

    public Task<T> ResultAsync() => Task.Run(() => Result);

    public void Run()
    {
        try
        {
            _ = _result.Value;
        }
        catch (Exception)
        {
            // Stored by the lazy value, which throws it again whenever the result is requested.
        }
    }
}
