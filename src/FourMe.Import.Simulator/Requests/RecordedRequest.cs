namespace FourMe.Import.Simulator.Requests;

/// <summary>A request the service received; it fills up while the request is being answered.</summary>
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

    /// <summary>Its place among all requests, from 1.</summary>
    public int Number { get; }

    /// <summary>The host it came to.</summary>
    public PortKind Port { get; }

    /// <summary>The address it meant.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>Path and query as received.</summary>
    public string PathAndQuery { get; }

    /// <summary>Header names and values in the order received.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The announced length of the body; null when chunked or absent.</summary>
    public long? ContentLength { get; }

    /// <summary>Names the connection; a fresh connection has a fresh id.</summary>
    public string ConnectionId { get; }

    /// <summary>The body bytes the service has read.</summary>
    public long BodyBytes => Interlocked.Read(ref _bodyBytes);

    /// <summary>Whether the body was read to its end.</summary>
    public bool BodyComplete { get; private set; }

    /// <summary>The status answered; null while, or if, no answer went out.</summary>
    public int? Status { get; private set; }

    /// <summary>Whether the connection ended before the answer was complete, from whichever side.</summary>
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

    // A server goes through the motions of answering even when there is nobody left: that is no answer.
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
