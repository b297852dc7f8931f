using System.Net;
using System.Net.Http.Headers;

namespace FourMe.Import;

/// <summary>
/// The body of an import: the parts <c>type</c> and <c>file</c> (https://developer.xurrent.com/v1/import/). Streams from
/// disk with a known length, and knows whether any of it was handed to the network.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private const int ChunkSize = 128 * 1024;

    private readonly MultipartFormDataContent _form = new("FourMeImport-" + Guid.NewGuid().ToString("N"));

    /// <param name="type">The record type.</param>
    /// <param name="file">The rows.</param>
    /// <param name="moved">Hears how many bytes of the file were handed over so far.</param>
    /// <param name="cancellationToken">Ends the copying where the platform's own token does not reach.</param>
    internal UploadContent(string type, SpoolFile file, Action<long> moved, CancellationToken cancellationToken)
    {
        _form.Add(Named(new StringContent(type), "type"));
        _form.Add(Named(new FilePart(file, moved, cancellationToken), "file", type + ".csv"));
        foreach (KeyValuePair<string, IEnumerable<string>> header in _form.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value.Select(value => value.Replace("\"", string.Empty)));
    }

    /// <summary>Whether a byte may be on its way: from then on the fate of the request is in doubt when it fails.</summary>
    internal bool Handed { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Handed = true;
        return _form.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _form.Headers.ContentLength ?? 0;
        return _form.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _form.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Some servers take names in a form only in quotes, which .NET leaves out.</summary>
    private static HttpContent Named(HttpContent part, string name, string? fileName = null)
    {
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
        if (fileName is null) part.Headers.ContentType = null;
        else part.Headers.ContentDisposition.FileName = $"\"{fileName}\"";
        return part;
    }

    private sealed class FilePart : HttpContent
    {
        private readonly SpoolFile _file;
        private readonly Action<long> _moved;
        private readonly CancellationToken _cancellationToken;

        internal FilePart(SpoolFile file, Action<long> moved, CancellationToken cancellationToken)
        {
            _file = file;
            _moved = moved;
            _cancellationToken = cancellationToken;
            Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            using Stream rows = _file.OpenRead();
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
            length = _file.Length;
            return true;
        }
    }
}
