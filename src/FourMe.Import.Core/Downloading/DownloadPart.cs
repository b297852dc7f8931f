using System.Net.Http.Headers;
using FourMe.Import.Errors;
using FourMe.Import.Http;

namespace FourMe.Import.Downloading;

/// <summary>One answer of the storage host, read until it ends or breaks.</summary>
internal sealed class DownloadPart : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly TimeLimit _limit;
    private readonly Uri _link;
    private Stream? _stream;

    internal DownloadPart(HttpResponseMessage response, TimeLimit limit, Uri link)
    {
        _response = response;
        _limit = limit;
        _link = link;
        limit.Pause();
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        TotalLength = range?.Length ?? (range is null ? response.Content.Headers.ContentLength : null) ?? 0;
    }

    /// <summary>The position in the file at which the answer starts.</summary>
    internal long Start => _response.Content.Headers.ContentRange?.From ?? 0;

    /// <summary>Length of the whole file; 0 when the host does not state it.</summary>
    internal long TotalLength { get; }

    /// <summary>The file's entity tag if it is strong: only then do parts with the same tag belong together.</summary>
    internal EntityTagHeaderValue? StrongTag => _response.Headers.ETag is { IsWeak: false } tag ? tag : null;

    /// <summary>The content is compressed as a whole; its parts still fit together, and the reader must decompress it.</summary>
    internal bool IsGzip => _response.Content.Headers.ContentEncoding.Contains("gzip");

    /// <summary>The media type given by the host, such as <c>text/csv</c>; null when there is none.</summary>
    internal string? MediaType => _response.Content.Headers.ContentType?.MediaType;

    /// <summary>Reads the next bytes.</summary>
    /// <exception cref="IOException">The connection broke, or was silent for too long.</exception>
    internal async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stop = cancellationToken.Register(_limit.Cancel);
        // The reader may take any time between two reads; only the host must not be silent.
        _limit.Touch();
        try
        {
#if NET
            _stream ??= await _response.Content.ReadAsStreamAsync(_limit.Token).ConfigureAwait(false);
#else
            _stream ??= await _response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
#pragma warning disable CA1835 // the overload for memory is not in netstandard2.0
            int read = await _stream.ReadAsync(buffer, offset, count, _limit.Token).ConfigureAwait(false);
#pragma warning restore CA1835
            _limit.Pause();
            return read;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new IOException(Failures.RequestTimedOut(_link, _limit.Limit).Message);
        }
        catch (HttpRequestException broken)
        {
            throw new IOException(broken.Message, broken);
        }
    }

    /// <summary>Whether the end of the stream at a position is the end of the file.</summary>
    internal bool IsComplete(long position) => TotalLength == 0 || position >= TotalLength;

    public void Dispose()
    {
        _stream?.Dispose();
        _response.Dispose();
        _limit.Dispose();
    }
}
