using System.Net;
using System.Net.Http.Headers;

namespace FourMe.Import;

/// <summary>
/// The requests of one account: each goes to the connection's own API host, with the bearer token and the account header.
/// </summary>
internal sealed class ApiRequests(FourMeClientOptions options, AccessTokens tokens, HttpTransport transport)
{
    /// <summary>Asks for something; repeated as the rules for such requests allow.</summary>
    /// <param name="path">Path below the API's base.</param>
    /// <param name="tell">Hears of waits.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <param name="repeats">How often to try again at most.</param>
    /// <param name="language">The language to answer in; null for the API user's own.</param>
    internal Task<ApiAnswer> GetAsync(
        string path, Action<string> tell, CancellationToken cancellationToken, int repeats = RetryPolicies.Patient, string? language = null) =>
        WithTokenAsync(
            token => transport.SendAsync(() => NewRequest(HttpMethod.Get, path, token, language), tell, cancellationToken, repeats), tell, cancellationToken);

    /// <summary>Asks the service to start a job, at most once as far as it can have taken the request.</summary>
    /// <param name="path">Path below the API's base.</param>
    /// <param name="newContent">Makes the body anew for each attempt; gets what to call when bytes move.</param>
    /// <param name="tell">Hears of waits.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="FourMeException">The request failed before the service can have taken anything.</exception>
    /// <exception cref="AmbiguousRequestException">The service may have taken the request.</exception>
    internal async Task<ApiAnswer> PostAsync(
        string path, Func<Action, CancellationToken, FormBody> newContent, Action<string> tell, CancellationToken cancellationToken)
    {
        try
        {
            return await RetryPolicies.ForJobStarts(options.TimeProvider, tell).ExecuteAsync(
                async stop => await WithTokenAsync(token => PostOnceAsync(path, newContent, token, stop), tell, stop).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }
        catch (NothingSentException failed)
        {
            throw failed.Fault.Failure.ToException();
        }
    }

    private async Task<ApiAnswer> PostOnceAsync(
        string path, Func<Action, CancellationToken, FormBody> newContent, string token, CancellationToken cancellationToken)
    {
        using var limit = new SilenceLimit(options.TimeProvider, options.Timeout, cancellationToken);
        using HttpRequestMessage request = NewRequest(HttpMethod.Post, path, token);
        using FormBody content = newContent(limit.Touch, limit.Token);
        request.Content = content;
        request.Headers.ExpectContinue = false;
        try
        {
            return await transport.SendOverFreshConnectionAsync(request, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed) when (!content.Handed)
        {
            throw new NothingSentException(failed);
        }
        catch (Exception failed) when (content.Handed && failed is FourMeException or OperationCanceledException)
        {
            throw new AmbiguousRequestException(failed);
        }
    }

    /// <summary>Sends with a token, and once more with a new one when the service refuses the first.</summary>
    private async Task<ApiAnswer> WithTokenAsync(Func<string, Task<ApiAnswer>> send, Action<string> tell, CancellationToken cancellationToken)
    {
        string token = await tokens.GetAsync(tell, cancellationToken).ConfigureAwait(false);
        ApiAnswer answer = await send(token).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.Unauthorized || !tokens.Invalidate(token)) return answer;
        answer.Dispose();
        tell("The service refused the access token; asking for a new one.");
        return await send(await tokens.GetAsync(tell, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
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
