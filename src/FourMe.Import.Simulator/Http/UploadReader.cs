using FourMe.Import.Simulator.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FourMe.Import.Simulator.Http;

/// <summary>Reads a multipart upload as it comes in; the file goes to a spool, not to memory.</summary>
internal sealed class UploadReader(long? maxFileBytes)
{
    private const int LongestField = 10_000;

    /// <summary>The parts, or null when the body is no multipart form.</summary>
    public async Task<Upload?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
        {
            return null;
        }

        Upload upload = new();
        try
        {
            MultipartReader reader = new(boundary.ToString(), request.Body);
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
                await ReadPartAsync(upload, section, cancellation);
            return upload;
        }
        catch
        {
            upload.File?.Dispose();
            throw;
        }
    }

    private async Task ReadPartAsync(Upload upload, MultipartSection section, CancellationToken cancellation)
    {
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition);
        string name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString();
        if (name == "file")
        {
            upload.FileName = HeaderUtilities.RemoveQuotes(disposition!.FileName).Value;
            upload.FileContentType = section.ContentType;
            upload.File?.Dispose();
            upload.File = new Spool();
            await ReadFileAsync(upload, section.Body, cancellation);
        }
        else
        {
            using StreamReader reader = new(section.Body);
            char[] text = new char[LongestField];
            int length = await reader.ReadBlockAsync(text.AsMemory(), cancellation);
            upload.Fields[name] = new string(text, 0, length);
        }
    }

    private async Task ReadFileAsync(Upload upload, Stream body, CancellationToken cancellation)
    {
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            // The rest of a file that is too large is read but not kept: the client can then receive the answer.
            if (upload.File!.Length + read > maxFileBytes)
                upload.IsTooLarge = true;
            if (!upload.IsTooLarge)
                await upload.File.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        upload.File!.Complete();
    }
}
