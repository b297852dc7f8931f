namespace FourMe.Import.Simulator.Gates;

/// <summary>Holds every request at it until it is released.</summary>
public sealed class Gate : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<Gate> _remove;

    internal Gate(int id, Endpoint endpoint, GatePhase phase, long afterBytes, Action<Gate> remove)
    {
        Id = id;
        Endpoint = endpoint;
        Phase = phase;
        AfterBytes = afterBytes;
        _remove = remove;
    }

    /// <summary>The id of the gate for other processes.</summary>
    public int Id { get; }

    /// <summary>The address whose requests are held.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>Where they are held.</summary>
    public GatePhase Phase { get; }

    /// <summary>For the two body phases: after how many bytes.</summary>
    public long AfterBytes { get; }

    /// <summary>Completes when the first request has reached the gate.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Releases all held requests and removes the gate.</summary>
    public void Release()
    {
        _remove(this);
        _released.TrySetResult();
    }

    /// <summary>Releases the gate, as <see cref="Release"/> does.</summary>
    public void Dispose() => Release();

    // A client that gives up ends the wait as well.
    internal Task PassAsync(CancellationToken clientGone)
    {
        _reached.TrySetResult();
        return _released.Task.WaitAsync(clientGone);
    }
}
