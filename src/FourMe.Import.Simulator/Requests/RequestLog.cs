namespace FourMe.Import.Simulator.Requests;

/// <summary>Every request the service received, in order.</summary>
internal sealed class RequestLog
{
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];
    private int _lastNumber;

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_lock)
            return [.. _requests];
    }

    public RecordedRequest Add(PortKind port, Endpoint endpoint, HttpRequest request)
    {
        lock (_lock)
        {
            RecordedRequest recorded = new(++_lastNumber, port, endpoint, request);
            _requests.Add(recorded);
            return recorded;
        }
    }

    public void Clear()
    {
        lock (_lock)
            _requests.Clear();
    }
}
