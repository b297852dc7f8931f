using System.Net;
using System.Net.Http.Headers;

namespace FourMe.Import.Http;

/// <summary>
/// The body of a POST to the API: a multipart form of known length that records whether any of it was handed to the
/// network.
/// </summary>
internal sealed class FormBody : HttpContent
{
    private readonly MultipartFormDataContent _form = new("FourMeImport-" + Guid.NewGuid().ToString("N"));

    internal FormBody()
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in _form.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value.Select(value => value.Replace("\"", string.Empty)));
    }

    /// <summary>Whether a byte may have been sent: from then on a failed request may still have been accepted.</summary>
    internal bool Handed { get; private set; }

    /// <summary>Adds a text field.</summary>
    internal FormBody With(string name, string value)
    {
        var part = new StringContent(value);
        part.Headers.ContentType = null;
        _form.Add(Named(part, name));
        return this;
    }

    /// <summary>Adds a file.</summary>
    internal FormBody With(string name, string fileName, HttpContent file)
    {
        _form.Add(Named(file, name));
        file.Headers.ContentDisposition!.FileName = $"\"{fileName}\"";
        return this;
    }

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

    /// <summary>Some servers accept form names only in quotes, which .NET omits.</summary>
    private static HttpContent Named(HttpContent part, string name)
    {
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
        return part;
    }
}
