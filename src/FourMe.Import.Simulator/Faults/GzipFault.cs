using System.IO.Compression;

namespace FourMe.Import.Simulator.Faults;

/// <summary>The real answer, gzip-encoded.</summary>
public sealed record GzipFault : Fault
{
    internal override async Task ApplyAsync(FaultScene scene)
    {
        byte[] body = await scene.CaptureAsync();
        using MemoryStream compressed = new();
        await using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(body, scene.ClientGone);
        HttpResponse response = scene.Context.Response;
        response.Headers.ContentEncoding = "gzip";
        response.ContentLength = compressed.Length;
        await response.Body.WriteAsync(compressed.ToArray(), scene.ClientGone);
    }
}
