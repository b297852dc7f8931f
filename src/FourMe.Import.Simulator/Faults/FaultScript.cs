namespace FourMe.Import.Simulator.Faults;

/// <summary>The queued faults, one queue per address.</summary>
public sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Endpoint, Queue<Fault>> _next = [];
    private readonly Dictionary<Endpoint, Fault> _always = [];
    private TaskCompletionSource _hung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The task that hanging requests wait for.</summary>
    internal Task HungReleased
    {
        get
        {
            lock (_lock)
                return _hung.Task;
        }
    }

    /// <summary>Queues faults: each strikes one request of the address, after those already queued.</summary>
    public void Next(Endpoint endpoint, params IReadOnlyList<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        lock (_lock)
        {
            if (!_next.TryGetValue(endpoint, out Queue<Fault>? queue))
                _next[endpoint] = queue = [];
            foreach (Fault fault in faults)
                queue.Enqueue(fault);
        }
    }

    /// <summary>A fault for every request of the address for which none is queued, until cleared.</summary>
    public void Always(Endpoint endpoint, Fault fault)
    {
        lock (_lock)
            _always[endpoint] = fault;
    }

    /// <summary>Removes all queued faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _next.Clear();
            _always.Clear();
        }
    }

    /// <summary>Removes the queued faults of one address.</summary>
    public void Clear(Endpoint endpoint)
    {
        lock (_lock)
        {
            _next.Remove(endpoint);
            _always.Remove(endpoint);
        }
    }

    /// <summary>Releases hanging requests by resetting their connections.</summary>
    public void ReleaseHung()
    {
        lock (_lock)
        {
            _hung.TrySetResult();
            _hung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Number of queued faults.</summary>
    public int Pending(Endpoint endpoint)
    {
        lock (_lock)
            return _next.TryGetValue(endpoint, out Queue<Fault>? queue) ? queue.Count : 0;
    }

    internal Fault Take(Endpoint endpoint)
    {
        lock (_lock)
        {
            return _next.TryGetValue(endpoint, out Queue<Fault>? queue) && queue.TryDequeue(out Fault? fault)
                ? fault
                : _always.GetValueOrDefault(endpoint, Fault.None);
        }
    }
}
