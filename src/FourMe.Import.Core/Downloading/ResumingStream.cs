using FourMe.Import.Files;

namespace FourMe.Import.Downloading;

/// <summary>
/// A download that reads like a file: after a broken connection it resumes at the same position, so the reader gets every
/// byte once. With a strong entity tag the rest is requested; without one the file is read again from its beginning, and
/// the part already used is compared by its hash.
/// </summary>
internal sealed class ResumingStream : ForwardStream
{
    private readonly StorageClient _client;
    private readonly DownloadAttempts _attempts;
    private readonly DownloadOptions _options;
    private readonly PrefixHash _used = new();
    private DownloadPart? _part;
    private long _position;
    private bool _ended;

    /// <param name="client">The storage host; disposed with the stream.</param>
    /// <param name="link">The presigned link.</param>
    /// <param name="options">The options.</param>
    internal ResumingStream(StorageClient client, Uri link, DownloadOptions options)
    {
        _client = client;
        _options = options;
        _attempts = new DownloadAttempts(client, link, options);
    }

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    /// <summary>Whether the content is compressed as a whole and the reader must decompress it.</summary>
    internal bool IsGzip { get; private set; }

    /// <summary>Sends the first request, so that an invalid link is detected before reading.</summary>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        _part = await _attempts.OpenAsync(0, _used, null, cancellationToken).ConfigureAwait(false);
        _options.Declared?.Invoke(_part.MediaType);
        IsGzip = _part.IsGzip;
    }

    /// <inheritdoc />
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (count == 0 || _ended) return 0;
        FourMeException? broken = null;
        while (true)
        {
            _part ??= await _attempts.OpenAsync(_position, _used, broken, cancellationToken).ConfigureAwait(false);
            try
            {
                int read = await _part.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
                if (read > 0) return Used(buffer, offset, read);
                if (_part.IsComplete(_position))
                {
                    _ended = true;
                    return 0;
                }
                broken = _attempts.Broken(new IOException($"The connection was closed after {_position} bytes."));
            }
            catch (IOException failed)
            {
                broken = _attempts.Broken(failed);
            }
            _part.Dispose();
            _part = null;
        }
    }

#if NET
    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (System.Runtime.InteropServices.MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> array))
            return await ReadAsync(array.Array!, array.Offset, array.Count, cancellationToken).ConfigureAwait(false);
        var copy = new byte[buffer.Length];
        int read = await ReadAsync(copy, 0, copy.Length, cancellationToken).ConfigureAwait(false);
        copy.AsMemory(0, read).CopyTo(buffer);
        return read;
    }
#endif

    /// <summary>Synchronous reading is not supported.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _part?.Dispose();
            _used.Dispose();
            _client.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Used(byte[] buffer, int offset, int read)
    {
        _used.Append(buffer, offset, read);
        _position += read;
        _attempts.Moved(_position, _part!.TotalLength);
        return read;
    }
}
