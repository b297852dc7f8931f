using System.Net;
using System.Net.Http.Headers;

namespace FourMe.Import.Http;

/// <summary>The file of an import, streamed from disk into the body of the request.</summary>
internal sealed class FilePart : HttpContent
{
    private const int ChunkSize = 128 * 1024;

    private readonly long _length;
    private readonly Func<Stream> _open;
    private readonly Action<long> _moved;
    private readonly CancellationToken _cancellationToken;

    /// <param name="length">Length of the file in bytes.</param>
    /// <param name="open">Opens the file; called once for each attempt to send it.</param>
    /// <param name="moved">Called with the number of bytes handed over so far.</param>
    /// <param name="cancellationToken">Cancels copying where the platform ignores its own token.</param>
    internal FilePart(long length, Func<Stream> open, Action<long> moved, CancellationToken cancellationToken)
    {
        _length = length;
        _open = open;
        _moved = moved;
        _cancellationToken = cancellationToken;
        Headers.ContentType = new MediaTypeHeaderValue("text/csv");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using Stream rows = _open();
        var chunk = new byte[ChunkSize];
        long moved = 0;
        int read;
#pragma warning disable CA1835 // the overloads for memory are not in netstandard2.0
        while ((read = await rows.ReadAsync(chunk, 0, chunk.Length, _cancellationToken).ConfigureAwait(false)) > 0)
        {
            await stream.WriteAsync(chunk, 0, read, _cancellationToken).ConfigureAwait(false);
#pragma warning restore CA1835
            moved += read;
            _moved(moved);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
