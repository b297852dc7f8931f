using FourMe.Import.Errors;
using FourMe.Import.Hosting;

namespace FourMe.Import.Http;

/// <summary>Sends requests, gives up when the other side is silent, and says what went wrong as a failure.</summary>
internal sealed class HttpTransport(FourMeClientOptions options, OwnSecrets secrets, RequestPace? pace = null) : IDisposable
{
    /// <summary>
    /// How often an answer that cannot be read is asked for again: a proxy that answers with a page of its own seldom stops.
    /// </summary>
    private const int UnreadableAnswers = 3;

    private readonly HttpClient _client = HttpHandlers.NewClient(options);

    /// <summary>Sends a request that changes nothing, again and again as long as its faults may pass by themselves.</summary>
    /// <param name="newRequest">Makes the request anew for each attempt.</param>
    /// <param name="read">Reads the answer, or throws; an answer that cannot be read is a fault that may pass too.</param>
    /// <param name="run">Hears of each wait, and pays for it.</param>
    /// <param name="patience">How much is tried.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    internal Task<T> SendAsync<T>(
        Func<HttpRequestMessage> newRequest, Func<ApiAnswer, T> read, TransferRun run, Patience patience,
        CancellationToken cancellationToken)
    {
        int unreadable = 0;
        return RetryPolicies.RunAsync(
            patience, options.TimeProvider, run,
            async stop =>
            {
                try
                {
                    using IDisposable? place = await EnterAsync(run, stop).ConfigureAwait(false);
                    using HttpRequestMessage request = newRequest();
                    using var limit = new TimeLimit(options.TimeProvider, options.Timeout, stop);
                    using ApiAnswer answer = await SendOnceAsync(_client, request, limit, stop).ConfigureAwait(false);
                    return ApiStatus.IsTransient(answer.Status) ? throw NotNow(answer) : read(answer);
                }
                catch (FourMeException failed) when (MayPass(failed.Failure)
                    || (failed.Failure.Kind == FailureKind.ParserError && unreadable++ < UnreadableAnswers))
                {
                    throw new RepeatableException(failed);
                }
            },
            cancellationToken);
    }

    /// <summary>Sends a request once, over a connection of its own.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">When to give up; the body's content keeps it from running out.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    internal async Task<ApiAnswer> SendOverFreshConnectionAsync(HttpRequestMessage request, TimeLimit limit,
        CancellationToken cancellationToken)
    {
        // A pooled connection may have been closed by the other side meanwhile, which shows only once bytes are on it.
        using HttpClient fresh = HttpHandlers.NewClient(options);
        return await SendOnceAsync(fresh, request, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the service takes a request; null when nobody counts them.</summary>
    internal async Task<IDisposable?> EnterAsync(TransferRun run, CancellationToken cancellationToken) =>
        pace is null ? null : await pace.EnterAsync(run, cancellationToken).ConfigureAwait(false);

    /// <summary>The fault for an answer after which the request may be sent again.</summary>
    internal RepeatableException NotNow(ApiAnswer answer) =>
        new(ApiStatus.FailureOf(answer, string.Empty).ToException(),
            RetryAfter.Of(answer.Headers, options.TimeProvider.GetUtcNow(), secrets));

    public void Dispose() => _client.Dispose();

    private static bool MayPass(Failure fault) => fault.Kind is FailureKind.ConnectionError or FailureKind.OperationTimeout;

    private async Task<ApiAnswer> SendOnceAsync(
        HttpClient client, HttpRequestMessage request, TimeLimit limit, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        try
        {
            using HttpResponseMessage response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            limit.Touch();
            pace?.Heed(response.Headers);
            return await ApiAnswer.ReadAsync(response, limit, secrets).ConfigureAwait(false);
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
            throw ConnectionFault.Of(uri, secrets.Cut(exception)).ToException();
        }
    }
}
