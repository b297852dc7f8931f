using System.Net;
using System.Net.Http.Headers;
using FourMe.Import.Http;

namespace FourMe.Import.Downloading;

/// <summary>
/// Requests files from the storage host. Its links contain their own signature, so neither the bearer token nor the account
/// is sent there, and no failure of a request contains the link's query.
/// </summary>
internal sealed class StorageClient : IDisposable
{
    private readonly FourMeClientOptions _options;
    private readonly HttpClient _client;

    internal StorageClient(FourMeClientOptions options, OwnSecrets secrets)
    {
        _options = options;
        Secrets = secrets;
        // Parts of a file fit together only as unmodified bytes.
        _client = HttpHandlers.NewClient(options, decompress: false);
    }

    /// <summary>The secrets to remove from texts of the host.</summary>
    internal OwnSecrets Secrets { get; }

    internal TimeProvider Clock => _options.TimeProvider;

    internal TimeSpan Timeout => _options.Timeout;

    /// <summary>Requests a file from a position on.</summary>
    /// <param name="link">The presigned link.</param>
    /// <param name="from">The first byte.</param>
    /// <param name="tag">The strong tag that the file must still have to send a part of it; null for the whole file.</param>
    /// <param name="limit">The limit of silence.</param>
    /// <exception cref="FourMeException">No connection, no answer in time, or an insecure address.</exception>
    internal async Task<HttpResponseMessage> OpenAsync(Uri link, long from, EntityTagHeaderValue? tag, TimeLimit limit)
    {
        SafeAddress.Check(link);
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (from > 0 && tag is not null)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        }
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException failed)
        {
            throw ConnectionFault.ToFailure(WithoutQuery(link), Secrets.Cut(failed)).ToException();
        }
    }

    public void Dispose() => _client.Dispose();

    private static Uri WithoutQuery(Uri link) => new(link.GetLeftPart(UriPartial.Path));
}
