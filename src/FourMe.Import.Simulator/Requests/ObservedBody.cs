namespace FourMe.Import.Simulator.Requests;

/// <summary>Counts the bytes read of a request's body, and can pause before reading more.</summary>
internal sealed class ObservedBody(Stream body, RecordedRequest recorded, Func<long, Task> beforeRead) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => recorded.BodyBytes;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await beforeRead(recorded.BodyBytes);
        int read = await body.ReadAsync(buffer, cancellationToken);
        if (read > 0)
            recorded.AddBody(buffer.Span[..read]);
        else if (buffer.Length > 0)
            recorded.EndBody();
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
