using FourMe.Import.Simulator.Storage;
using Microsoft.Net.Http.Headers;

namespace FourMe.Import.Simulator.Http;

/// <summary>Sends a file, or the requested part of it.</summary>
internal sealed class FileAnswer(StoredFile file, SimulatorOptions options)
{
    public async Task SendAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.ContentType = file.ContentType;
        if (file.ETag is { } etag)
            response.Headers.ETag = etag;
        if (file.DownloadName is { } name)
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        if (options.SupportsRange)
            response.Headers.AcceptRanges = "bytes";

        long length = file.Content.Length;
        (long from, long count) = (0, length);
        if (options.SupportsRange && RequestedRange(context.Request) is { } range)
        {
            if (!TryResolve(range, length, out from, out count))
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                response.Headers.ContentRange = $"bytes */{length}";
                response.ContentLength = 0;
                return;
            }

            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {from}-{from + count - 1}/{length}";
        }

        response.ContentLength = count;
        if (!HttpMethods.IsHead(context.Request.Method))
            await file.Content.CopyToAsync(response.Body, from, count, context.RequestAborted);
    }

    // If-Range makes the range void unless it repeats a strong tag (RFC 9110, 13.1.5).
    private RangeItemHeaderValue? RequestedRange(HttpRequest request)
    {
        string ifRange = request.Headers.IfRange.ToString();
        if (ifRange.Length > 0 && (ifRange != file.ETag || ifRange.StartsWith("W/", StringComparison.Ordinal)))
            return null;
        return RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out RangeHeaderValue? header)
            && header.Unit == "bytes"
            && header.Ranges.Count == 1
                ? header.Ranges.First()
                : null;
    }

    private static bool TryResolve(RangeItemHeaderValue range, long length, out long from, out long count)
    {
        from = range.From ?? Math.Max(0, length - range.To ?? 0);
        long last = range.From is null ? length - 1 : Math.Min(range.To ?? long.MaxValue, length - 1);
        count = last - from + 1;
        return count > 0;
    }
}
