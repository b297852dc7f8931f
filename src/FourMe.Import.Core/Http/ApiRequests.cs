using System.Net;
using System.Net.Http.Headers;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;

namespace FourMe.Import.Http;

/// <summary>
/// The requests of one account. Each goes to the connection's own API host, with the bearer token and the account header.
/// </summary>
internal sealed class ApiRequests(FourMeClientOptions options, AccessTokens tokens, HttpTransport transport)
{
    /// <summary>Sends a GET request; retried as long as its faults may be temporary.</summary>
    /// <param name="path">Path below the API's base.</param>
    /// <param name="read">Reads the answer, or throws.</param>
    /// <param name="run">Receives messages about waits; its budget limits them.</param>
    /// <param name="patience">The limits of retrying.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="language">The language of the answer; null for the API user's own.</param>
    internal Task<T> GetAsync<T>(
        string path,
            Func<ApiAnswer, T> read, TransferRun run, Patience patience, CancellationToken cancellationToken, string? language = null) =>
        WithTokenAsync(
            token => transport.SendAsync(() => NewRequest(HttpMethod.Get, path, token, language), read, run, patience, cancellationToken),
                run, patience, cancellationToken);

    /// <summary>Asks the service to start a job; retried only when the service certainly did not accept the request.</summary>
    /// <param name="path">Path below the API's base.</param>
    /// <param name="newContent">Creates the body for each attempt; gets the callback for sent bytes.</param>
    /// <param name="read">Reads the answer, or throws.</param>
    /// <param name="run">Receives messages about waits; its budget limits them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FourMeException">The request failed before the service can have accepted it.</exception>
    /// <exception cref="AmbiguousRequestException">The service may have accepted the request.</exception>
    internal Task<T> PostAsync<T>(
        string path,
            Func<Action, CancellationToken, FormBody> newContent, Func<ApiAnswer, T> read, TransferRun run,
            CancellationToken cancellationToken) =>
        WithTokenAsync(
            token => RetryPolicies.RunAsync(
                Patience.OfJobStarts, options.TimeProvider, run, stop =>
                    PostOnceAsync(path, newContent, read, token, run, stop), cancellationToken),
            run, Patience.OfFiles, cancellationToken);

    private async Task<T> PostOnceAsync<T>(
        string path,
            Func<Action, CancellationToken, FormBody> newContent, Func<ApiAnswer, T> read, string token, TransferRun run,
            CancellationToken cancellationToken)
    {
        using IDisposable? place = await transport.EnterAsync(run, cancellationToken).ConfigureAwait(false);
        using var limit = new TimeLimit(options.TimeProvider, options.Timeout, cancellationToken);
        using HttpRequestMessage request = NewRequest(HttpMethod.Post, path, token);
        using FormBody content = newContent(limit.Touch, limit.Token);
        request.Content = content;
        request.Headers.ExpectContinue = false;
        using ApiAnswer answer = await HandOverAsync(request, content, limit, cancellationToken).ConfigureAwait(false);
        return ApiStatus.RefusedForNow(answer) ? throw transport.NotNow(answer) : read(answer);
    }

    /// <summary>Sends a body once; the kind of failure depends on whether any of it was handed to the network.</summary>
    private async Task<ApiAnswer> HandOverAsync(HttpRequestMessage request, FormBody content, TimeLimit limit,
        CancellationToken cancellationToken)
    {
        try
        {
            return await transport.SendOverFreshConnectionAsync(request, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed) when (!content.Handed && failed.Failure.Kind != FailureKind.SecurityError)
        {
            throw new RepeatableException(failed);
        }
        catch (Exception failed) when (content.Handed && failed is FourMeException or OperationCanceledException)
        {
            throw new AmbiguousRequestException(failed);
        }
    }

    /// <summary>Sends with a token, and once more with a new one if the service refuses the first.</summary>
    private async Task<T> WithTokenAsync<T>(
        Func<string, Task<T>> send, TransferRun run, Patience patience, CancellationToken cancellationToken)
    {
        string token = await tokens.GetAsync(run, patience, cancellationToken).ConfigureAwait(false);
        try
        {
            return await send(token).ConfigureAwait(false);
        }
        catch (FourMeException refused) when (refused.Failure.Id == nameof(Failures.Unauthorized) && tokens.Invalidate(token))
        {
            run.Verbose("The service refused the access token; asking for a new one.");
        }
        return await send(await tokens.GetAsync(run, patience, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private HttpRequestMessage NewRequest(HttpMethod method, string path, string token, string? language = null)
    {
        var request = new HttpRequestMessage(method, new Uri(options.Addresses.Api.AbsoluteUri.TrimEnd('/') + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (!string.IsNullOrEmpty(options.Account)) request.Headers.Add(options.Addresses.AccountHeader, options.Account);
        if (!string.IsNullOrEmpty(language)) request.Headers.Add(options.Addresses.LanguageHeader, language);
        return request;
    }
}
