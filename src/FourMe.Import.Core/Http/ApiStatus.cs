using System.Net;
using FourMe.Import.Errors;

namespace FourMe.Import.Http;

/// <summary>The failure of each HTTP status (https://developer.xurrent.com/v1/).</summary>
internal static class ApiStatus
{
    private const HttpStatusCode TooManyRequests = (HttpStatusCode)429;

    internal static Failure FailureOf(ApiAnswer answer, string what, string? hint = null)
    {
        Failure failure = PlainFailureOf(answer, what, hint);
        // Gateways of the service itself answer 5xx with pages, but what refuses a request with a page stands between it and us.
        return (int)answer.Status is >= 400 and < 500 && answer.PageTitle is { } title
            ? failure.With(Failures.PageSentence(title)) : failure;
    }

    private static Failure PlainFailureOf(ApiAnswer answer, string what, string? hint)
    {
        int status = (int)answer.Status;
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => Failures.Unauthorized(answer.Message),
            HttpStatusCode.Forbidden => Failures.Forbidden(answer.Message),
            HttpStatusCode.ProxyAuthenticationRequired => Failures.ProxyRefused(),
            HttpStatusCode.NotFound => Failures.NotFound(what, answer.Message, hint),
            HttpStatusCode.RequestEntityTooLarge => Failures.TooLarge(answer.Message),
            TooManyRequests => Failures.TooManyRequests(answer.Message),
            >= (HttpStatusCode)300 and < (HttpStatusCode)400 => Failures.UnexpectedRedirect(status, answer.Location),
            >= (HttpStatusCode)400 and < (HttpStatusCode)500 => Failures.BadRequest(status, answer.Message),
            >= (HttpStatusCode)500 => Failures.ServiceUnavailable(status, answer.Message),
            _ => Failures.UnexpectedStatus(status, answer.Message),
        };
    }

    /// <summary>Whether a read-only request may be sent again after this answer.</summary>
    internal static bool IsTransient(HttpStatusCode status) =>
        status is TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>
    /// Whether the service certainly did not accept an import: only then may the file be sent again. A 503 without Retry-After
    /// may come from a proxy that had already passed the file on.
    /// </summary>
    internal static bool RefusedForNow(ApiAnswer answer) =>
        answer.Status == TooManyRequests || (answer.Status == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null);

    /// <summary>Whether it is certain that no import was started.</summary>
    internal static bool RefusedForGood(HttpStatusCode status) => (int)status is >= 300 and < 500;
}
