namespace FourMe.Import.Simulator.Jobs;

/// <summary>A piece of work in the queue and what comes of it.</summary>
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
            // Kept by the lazy value: it is thrown again to whoever asks for the result.
        }
    }
}
