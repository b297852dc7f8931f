using System.Globalization;

namespace FourMe.Import.Simulator.Faults;

/// <summary>A scripted misbehaviour of the service or of the network before it.</summary>
public abstract record Fault
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>No fault: lets a request through in the middle of a script.</summary>
    public static Fault None { get; } = new NoFault();

    /// <summary>401, as for an invalid or expired token.</summary>
    public static Fault Unauthorized { get; } = Respond(401, """{"message":"Unauthorized"}""");

    /// <summary>200 with a body that is cut-off JSON.</summary>
    public static Fault MalformedJson { get; } = Respond(200, """{"state":"do""");

    /// <summary>200 with JSON of another shape: an array.</summary>
    public static Fault OtherShape { get; } = Respond(200, """[{"id":1}]""");

    /// <summary>200 without a body.</summary>
    public static Fault EmptyBody { get; } = Respond(200, string.Empty);

    /// <summary>502 with the HTML page of a proxy.</summary>
    public static Fault BadGateway { get; } = Respond(502,
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", "text/html");

    /// <summary>No answer until the script's <see cref="FaultScript.ReleaseHung"/> is called or the client gives up.</summary>
    public static Fault Hang { get; } = new HangFault(IsCarriedOut: false);

    /// <summary>As <see cref="Hang"/>, but the request is carried out first; an import is accepted.</summary>
    public static Fault HangAfterAcceptance { get; } = new HangFault(IsCarriedOut: true);

    /// <summary>Any answer; the request is not carried out. The whole body is read first.</summary>
    public static RespondFault Respond(int status, string? body = null, string contentType = Json,
        params IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new(status, body ?? $$"""{"message":"{{Phrase(status)}}"}""", contentType, headers);

    /// <summary>429; the header is left out when null and may be seconds, a date or nonsense.</summary>
    public static Fault TooManyRequests(string? retryAfter = null) => Respond(
        429,
        """{"message":"Too Many Requests","documentation_url":"https://developer.xurrent.com/v1/#rate-limiting"}""", Json,
        RetryAfter(retryAfter));

    /// <summary>503, with Retry-After unless null.</summary>
    public static Fault Unavailable(string? retryAfter = null) => Respond(503, null, Json, RetryAfter(retryAfter));

    /// <summary>A redirect to any address.</summary>
    public static Fault Redirect(Uri location, int status = 302)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Respond(status, string.Empty, Json, KeyValuePair.Create("Location", location.ToString()));
    }

    /// <summary>A job state the documentation does not have.</summary>
    public static Fault UnknownState(string state = "dreaming") => Respond(200, $$"""{"state":"{{state}}"}""");

    /// <summary>A TCP reset.</summary>
    /// <param name="point">When the connection is reset.</param>
    /// <param name="afterBytes">For points within a body: the minimum number of bytes before.</param>
    public static Fault Reset(ResetPoint point, long afterBytes = 1) => new ResetFault(point, afterBytes);

    /// <summary>The real answer, its body ending too early; the connection is closed in order.</summary>
    public static Fault Truncate(long afterBytes) => new TruncateFault(afterBytes);

    /// <summary>The real answer with a Content-Length that is off by some bytes.</summary>
    public static Fault WrongContentLength(int difference) => new WrongContentLengthFault(difference);

    /// <summary>The real answer, gzip-encoded although the client did not ask for it.</summary>
    public static Fault Gzip { get; } = new GzipFault();

    /// <summary>The real answer in small pieces, with a pause of the service's clock between them.</summary>
    public static Fault Trickle(int bytesPerPiece, TimeSpan pause) => new TrickleFault(bytesPerPiece, pause);

    internal abstract Task ApplyAsync(FaultScene scene);

    private static KeyValuePair<string, string>[] RetryAfter(string? value) =>
        value is null ? [] : [KeyValuePair.Create("Retry-After", value)];

    private static string Phrase(int status) =>
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase
            : status.ToString(CultureInfo.InvariantCulture);
}
