namespace FourMe.Import;

/// <summary>
/// Fetches a job's log from the storage host. The link carries its own signature, so neither the bearer token nor the
/// account goes there (https://developer.xurrent.com/v1/import/).
/// </summary>
internal sealed class LogDownload(FourMeClientOptions options)
{
    /// <exception cref="FourMeException">The log cannot be had; the link is not part of the message.</exception>
    internal async Task<byte[]> GetAsync(Uri link, TransferRun run, CancellationToken cancellationToken)
    {
        bool isSafe = link.Scheme == Uri.UriSchemeHttps || (link.Scheme == Uri.UriSchemeHttp && link.IsLoopback);
        if (!isSafe) throw Failures.InsecureUri(new Uri(link.GetLeftPart(UriPartial.Authority))).ToException();
        using var transport = new HttpTransport(options);
        return await transport.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, link), Read, run, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Read(ApiAnswer answer)
    {
        answer.ThrowIfFailed("the log of the job");
        return answer.Content;
    }
}
