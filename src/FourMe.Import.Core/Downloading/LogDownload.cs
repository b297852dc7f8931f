using FourMe.Import.Hosting;
using FourMe.Import.Http;

namespace FourMe.Import.Downloading;

/// <summary>
/// Fetches a job's log from the storage host. The link contains its own signature, so neither the bearer token nor the
/// account is sent there (https://developer.xurrent.com/v1/import/).
/// </summary>
internal sealed class LogDownload(FourMeClientOptions options, OwnSecrets secrets)
{
    /// <param name="link">The presigned link.</param>
    /// <param name="mayBeEmpty">Whether the job had no failures; otherwise an empty log is a fault.</param>
    /// <param name="run">Receives messages about waits; its budget limits them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FourMeException">The log cannot be fetched; the message does not contain the link.</exception>
    internal async Task<byte[]> GetAsync(Uri link, bool mayBeEmpty, TransferRun run, CancellationToken cancellationToken)
    {
        SafeAddress.Check(link);
        using var transport = new HttpTransport(options, secrets);
        return await transport.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, link),
            answer =>
            {
                answer.ThrowIfFailed("the log of the job");
                return mayBeEmpty || answer.Content.Length > 0 ? answer.Content
                    : throw answer.Malformed("the request for the log of the job").ToException();
            },
            run, Patience.OfFiles, cancellationToken).ConfigureAwait(false);
    }
}
