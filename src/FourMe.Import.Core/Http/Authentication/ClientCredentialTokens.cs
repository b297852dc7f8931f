using System.Net;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;

namespace FourMe.Import.Http;

/// <summary>
/// Fetches tokens for client credentials, caches each until shortly before it expires, and fetches a new one when the service
/// refuses it earlier (https://developer.xurrent.com/v1/oauth/client_credentials_grant).
/// </summary>
internal sealed class ClientCredentialTokens(ClientCredential credential, Uri tokenUri, HttpTransport transport, TimeProvider clock,
    OwnSecrets secrets) : AccessTokens
{
    /// <summary>How long before its expiry a token is replaced, so that none expires in transit.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan DocumentedLifetime = TimeSpan.FromHours(1);

    /// <summary>Seconds of a year: a longer lifetime is ignored.</summary>
    private const double LongestLifetime = 365 * 86_400;

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Held? _held;

    internal override async Task<string> GetAsync(TransferRun run, Patience patience, CancellationToken cancellationToken)
    {
        if (Current() is { } ready) return ready;
        await _fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Current() is { } fetchedMeanwhile) return fetchedMeanwhile;
            _held = await FetchAsync(run, patience, cancellationToken).ConfigureAwait(false);
            secrets.Add(_held.Token);
            return _held.Token;
        }
        finally
        {
            _fetching.Release();
        }
    }

    internal override bool Invalidate(string refused)
    {
        if (_held?.Token == refused) _held = null;
        return true;
    }

    public override void Dispose() => _fetching.Dispose();

    private string? Current() => _held is { } held && clock.GetUtcNow() < held.UseUntil ? held.Token : null;

    private Task<Held> FetchAsync(TransferRun run, Patience patience, CancellationToken cancellationToken)
    {
        DateTimeOffset asked = clock.GetUtcNow();
        return transport.SendAsync(NewRequest, answer => Read(answer, asked), run, patience, cancellationToken);
    }

    private static Held Read(ApiAnswer answer, DateTimeOffset asked)
    {
        if (answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
            throw Failures.OAuthRefused(answer.Text("error"), answer.Text("error_description") ?? answer.Message).ToException();
        answer.ThrowIfFailed("the OAuth host");
        string token = answer.Text("access_token") is { Length: > 0 } given ? given
            : throw answer.Malformed("the request for a token", isSecret: true).ToException();
        TimeSpan lifetime = answer.Number("expires_in") is > 0 and <= LongestLifetime and var seconds ? TimeSpan.FromSeconds(seconds)
            : DocumentedLifetime;
        // A token with a lifetime below the margin is used for half of it.
        TimeSpan use = lifetime > Margin + Margin ? lifetime - Margin : TimeSpan.FromTicks(lifetime.Ticks / 2);
        return new Held(token, asked + use);
    }

    private HttpRequestMessage NewRequest() => new(HttpMethod.Post, tokenUri)
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = credential.ClientId,
            ["client_secret"] = credential.ClientSecret,
        }),
    };

    private sealed record Held(string Token, DateTimeOffset UseUntil);
}
