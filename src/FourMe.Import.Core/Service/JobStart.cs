using FourMe.Import.Http;

namespace FourMe.Import.Service;

/// <summary>Reads the answer to a request that starts a job.</summary>
internal static class JobStart
{
    /// <summary>The token of the job.</summary>
    /// <exception cref="FourMeException">The service refused the request: there is no job.</exception>
    /// <exception cref="AmbiguousRequestException">There may be a job, but the answer has no token.</exception>
    internal static string TokenOf(ApiAnswer answer, string what)
    {
        if (answer.IsSuccess)
            return answer.Text("token") is { Length: > 0 } token ? token
                : throw new AmbiguousRequestException(answer.Malformed(what).ToException());
        FourMeException failed = ApiStatus.FailureOf(answer, what).ToException();
        throw ApiStatus.RefusedForGood(answer.Status) || ApiStatus.RefusedForNow(answer) ? failed : new AmbiguousRequestException(failed);
    }
}
