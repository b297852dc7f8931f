namespace FourMe.Import.Simulator.Requests;

/// <summary>A request that the service received. Its properties are filled in while it is answered.</summary>
public sealed class RecordedRequest
{
    private const int KeptBytes = 1 << 16;

    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MemoryStream _body = new();
    private readonly Lock _lock = new();
    private long _bodyBytes;

    internal RecordedRequest(int number, PortKind port, Endpoint endpoint, HttpRequest request)
    {
        Number = number;
        Port = port;
        Endpoint = endpoint;
        Method = request.Method;
        PathAndQuery = $"{request.Path}{request.QueryString}";
        Headers = [.. request.Headers.SelectMany(header =>
            header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? string.Empty)))];
        ContentLength = request.ContentLength;
        ConnectionId = request.HttpContext.Connection.Id;
    }

    /// <summary>Its position among all requests, from 1.</summary>
    public int Number { get; }

    /// <summary>The host that received it.</summary>
    public PortKind Port { get; }

    /// <summary>The endpoint.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>Path and query as received.</summary>
    public string PathAndQuery { get; }

    /// <summary>Header names and values in the order received.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The announced length of the body; null when chunked or absent.</summary>
    public long? ContentLength { get; }

    /// <summary>Id of the connection. Every new connection has a new id.</summary>
    public string ConnectionId { get; }

    /// <summary>The body bytes the service has read.</summary>
    public long BodyBytes => Interlocked.Read(ref _bodyBytes);

    /// <summary>Whether the body was read to its end.</summary>
    public bool BodyComplete { get; private set; }

    /// <summary>The status of the answer; null when none was sent.</summary>
    public int? Status { get; private set; }

    /// <summary>Whether the connection ended before the answer was complete, from either side.</summary>
    public bool Aborted { get; private set; }

    /// <summary>Completes when the service is done with the request.</summary>
    public Task Finished => _finished.Task;

    /// <summary>Whether it carried an Authorization or account header.</summary>
    public bool HasCredentials => Headers.Any(header =>
        header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || (header.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase)
            && header.Key.EndsWith("-Account", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The first 64 KB of the body read.</summary>
    public byte[] BodyStart
    {
        get
        {
            lock (_lock)
                return _body.ToArray();
        }
    }

    /// <summary>The value of a header, names compared without regard to case; null when absent.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Number} {Port} {Method} {PathAndQuery} -> {(Status is { } status ? status : Aborted ? "aborted" : "open")}";

    internal void AddBody(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            int kept = Math.Min(bytes.Length, KeptBytes - (int)_body.Length);
            _body.Write(bytes[..kept]);
        }

        if (Interlocked.Add(ref _bodyBytes, bytes.Length) == ContentLength)
            EndBody();
    }

    internal void EndBody() => BodyComplete = true;

    // The server also completes answers for disconnected clients. Those do not count.
    internal void Answer(int status)
    {
        if (!_finished.Task.IsCompleted)
            Status = status;
    }

    internal void Finish(bool aborted)
    {
        Aborted = aborted;
        _finished.TrySetResult();
    }
}
