using System.Net;
using System.Net.Http.Headers;
using FourMe.Import.Http;

namespace FourMe.Import.Downloading;

/// <summary>
/// Asks the storage host for files. Its links carry their own signature: neither the bearer token nor the account goes
/// there, and nothing that is wrong with a request tells the link's query.
/// </summary>
internal sealed class StorageClient : IDisposable
{
    private readonly FourMeClientOptions _options;
    private readonly HttpClient _client;

    internal StorageClient(FourMeClientOptions options, OwnSecrets secrets)
    {
        _options = options;
        Secrets = secrets;
        // Parts of a file fit together only as the bytes that they are.
        _client = HttpHandlers.NewClient(options, decompress: false);
    }

    /// <summary>What must be in no text that comes from the host.</summary>
    internal OwnSecrets Secrets { get; }

    internal TimeProvider Clock => _options.TimeProvider;

    internal TimeSpan Timeout => _options.Timeout;

    /// <summary>Asks for a file from a place on.</summary>
    /// <param name="link">The presigned link.</param>
    /// <param name="from">The first byte that is wanted.</param>
    /// <param name="tag">The file must still have this strong tag for a part of it to be sent; null asks for the whole file.</param>
    /// <param name="limit">When to give up.</param>
    /// <exception cref="FourMeException">No connection, no answer in time, or an address that is not safe.</exception>
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
            throw ConnectionFault.Of(WithoutQuery(link), Secrets.Cut(failed)).ToException();
        }
    }

    public void Dispose() => _client.Dispose();

    private static Uri WithoutQuery(Uri link) => new(link.GetLeftPart(UriPartial.Path));
}
