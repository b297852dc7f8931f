using System.Security.Authentication;

namespace FourMe.Import;

/// <summary>Sends requests, gives up when the other side is silent, and says what went wrong as a failure.</summary>
internal sealed class HttpTransport(FourMeClientOptions options) : IDisposable
{
    private readonly HttpClient _client = HttpHandlers.NewClient(options);

    /// <summary>Sends a request that changes nothing, again and again as the rules for such requests allow.</summary>
    /// <param name="newRequest">Makes the request anew for each attempt.</param>
    /// <param name="tell">Hears of each wait.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <param name="repeats">How often at most.</param>
    internal async Task<ApiAnswer> SendAsync(
        Func<HttpRequestMessage> newRequest, Action<string> tell, CancellationToken cancellationToken, int repeats = RetryPolicies.Patient) =>
        await RetryPolicies.ForSafeRequests(repeats, options.TimeProvider, tell).ExecuteAsync(
            async token =>
            {
                using HttpRequestMessage request = newRequest();
                using var limit = new SilenceLimit(options.TimeProvider, options.Timeout, token);
                return await SendOnceAsync(_client, request, limit, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Sends a request once, over a connection of its own.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">When to give up; the body's content keeps it from running out.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    internal async Task<ApiAnswer> SendOverFreshConnectionAsync(HttpRequestMessage request, SilenceLimit limit, CancellationToken cancellationToken)
    {
        // A pooled connection may have been closed by the other side meanwhile, which shows only once bytes are on it.
        using HttpClient fresh = HttpHandlers.NewClient(options);
        return await SendOnceAsync(fresh, request, limit, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();

    private static async Task<ApiAnswer> SendOnceAsync(
        HttpClient client, HttpRequestMessage request, SilenceLimit limit, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        try
        {
            using HttpResponseMessage response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            limit.Touch();
            return await ApiAnswer.ReadAsync(response, limit).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw Failures.RequestTimedOut(uri, limit.Limit).ToException();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw (IsTls(exception) ? Failures.TlsFailed(uri, exception) : Failures.ConnectionFailed(uri, exception)).ToException();
        }
    }

    private static bool IsTls(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
            if (inner is AuthenticationException) return true;
        return false;
    }
}
