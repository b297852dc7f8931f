using FourMe.Import.Errors;
using FourMe.Import.Hosting;

namespace FourMe.Import.Http;

/// <summary>Sends requests, aborts them when the other side is silent, and converts faults to failures.</summary>
internal sealed class HttpTransport(FourMeClientOptions options, OwnSecrets secrets, RequestPace? pace = null) : IDisposable
{
    /// <summary>
    /// How often a request is retried after an unreadable answer: a proxy that answers with its own page seldom stops.
    /// </summary>
    private const int UnreadableAnswers = 3;

    private readonly HttpClient _client = HttpHandlers.NewClient(options);

    /// <summary>Sends a read-only request, retried as long as its faults may be temporary.</summary>
    /// <param name="newRequest">Creates the request for each attempt.</param>
    /// <param name="read">Reads the answer, or throws; an unreadable answer may also be temporary.</param>
    /// <param name="run">Receives a message about each wait; its budget limits them.</param>
    /// <param name="patience">The limits of retrying.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
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

    /// <summary>Sends a request once, over a new connection.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">The limit of silence, which sent bytes of the body extend.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<ApiAnswer> SendOverFreshConnectionAsync(HttpRequestMessage request, TimeLimit limit,
        CancellationToken cancellationToken)
    {
        // The other side may have closed a pooled connection, which shows only after bytes were sent.
        using HttpClient fresh = HttpHandlers.NewClient(options);
        return await SendOnceAsync(fresh, request, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the service accepts another request; null when requests are not counted.</summary>
    internal async Task<IDisposable?> EnterAsync(TransferRun run, CancellationToken cancellationToken) =>
        pace is null ? null : await pace.EnterAsync(run, cancellationToken).ConfigureAwait(false);

    /// <summary>The fault for an answer after which the request may be sent again.</summary>
    internal RepeatableException NotNow(ApiAnswer answer) =>
        new(ApiStatus.FailureOf(answer, string.Empty).ToException(),
            RetryAfter.Read(answer.Headers, options.TimeProvider.GetUtcNow(), secrets));

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
            throw ConnectionFault.ToFailure(uri, secrets.Cut(exception)).ToException();
        }
    }
}
