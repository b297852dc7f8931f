using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>The connection and the answers of the service.</content>
internal static partial class Failures
{
    internal static Failure NoConnection(string? name) => Make(
        FailureKind.InvalidOperation,
        name is null ? "There is no connection to an account." : $"There is no connection named '{name}'.",
        "Connect to the account first.");

    internal static Failure ConnectionOfOtherProcess() => Make(
        FailureKind.InvalidOperation,
        "The connection was made in another process. It works only there, because its secret never leaves that process.",
        "Connect inside the other process.");

    internal static Failure MissingCredential() => Make(
        FailureKind.InvalidArgument,
        "Neither a token nor client credentials were given.",
        "Give either of them.");

    internal static Failure InvalidConnection(string problem) => Make(FailureKind.InvalidArgument, problem);

    internal static Failure InvalidLanguage(string language) => Make(
        FailureKind.InvalidArgument, $"'{Show(language)}' is not a language code.", "Language codes look like nl or en-GB.");

    internal static Failure InsecureUri(Uri uri) => Make(
        FailureKind.SecurityError, $"'{uri}' is not HTTPS. Tokens are sent over plain HTTP to this machine only.",
            "Use the https:// address.");

    internal static Failure Unauthorized(string? said) => Make(
        FailureKind.AuthenticationError, WithSaid("The service does not accept the token (401).", said),
        "Check that the token belongs to this environment and region, has not expired and was copied completely. After a " +
            "change of its scopes, create a new personal access token.");

    internal static Failure OAuthRefused(string? error, string? said) => Make(
        FailureKind.AuthenticationError, WithSaid($"The service refused the client credentials ({error ?? "no reason given"}).", said),
        "Check the client id and secret, and that the OAuth host belongs to the account's environment and region.");

    internal static Failure Forbidden(string? said) => Make(
        FailureKind.PermissionDenied, WithSaid("The service refuses access (403).", said),
        "The API user must be an Account Administrator of the account, and the token must have the Import and Export scopes.");

    internal static Failure ProxyRefused(Exception? cause = null) => Make(
        FailureKind.AuthenticationError, "The proxy requires credentials and refused the ones it got (407).",
        "Connect with credentials for the proxy.", cause);

    /// <param name="what">What is unknown.</param>
    /// <param name="said">The service's message.</param>
    /// <param name="hint">What is probably wrong; null for the general advice.</param>
    internal static Failure NotFound(string what, string? said, string? hint = null) => Make(
        FailureKind.ObjectNotFound, WithSaid($"The service does not know {what} (404).", said),
            hint ?? "Check the account, the environment and the region of the connection.");

    internal static Failure BadRequest(int status, string? said) => Make(
        FailureKind.InvalidData, WithSaid($"The service refused the request ({status}).", said));

    internal static Failure TooLarge(string? said) => Make(
        FailureKind.LimitsExceeded, WithSaid("The service refused the file as too large (413).", said),
            "Send it in parts: limit the rows or bytes of a file.");

    internal static Failure TooManyRequests(string? said) => Make(
        FailureKind.LimitsExceeded, WithSaid("The service refused the request: too many requests (429).", said),
            "Wait until the limit is reset, usually within the hour, then run it again.");

    internal static Failure ServiceUnavailable(int status, string? said) => Make(
        FailureKind.ResourceUnavailable, WithSaid($"The service is unavailable ({status}).", said),
            "Try again later; the status page of the service lists outages.");

    internal static Failure UnexpectedStatus(int status, string? said) => Make(
        FailureKind.InvalidResult, WithSaid($"The service gave an unexpected answer ({status}).", said));

    internal static Failure UnexpectedRedirect(int status, Uri? target) => Make(
        FailureKind.SecurityError,
        $"The service redirects ({status}) to '{Place(target)}'. Redirects are not followed, so that the token stays with the " +
            $"connection's own hosts.",
        "Check the API address; if the account has moved to another host, connect to that one.");

    internal static Failure MalformedAnswer(string what, string excerpt, Exception? cause) => Make(
        FailureKind.ParserError, $"The answer of the service to {what} cannot be read: {Show(excerpt)}",
            "Check the API address, and whether a proxy answers in place of the service.", cause);

    internal static Failure ConnectionFailed(Uri uri, Exception cause) => Make(
        FailureKind.ConnectionError, $"There is no connection to {uri.GetLeftPart(UriPartial.Authority)}: {Sentence(Innermost(cause))}",
            "Check the address, the network and the proxy.", cause);

    internal static Failure TlsFailed(Uri uri, Exception cause) => Make(
        FailureKind.SecurityError,
        $"No secure connection to {uri.GetLeftPart(UriPartial.Authority)}: " +
            $"{CertificateFault(Innermost(cause))}{Sentence(Innermost(cause))}",
        "Check the machine's clock, and whether a proxy inserts its own certificate.", cause);

    /// <summary>What is wrong with a certificate; empty when the runtime does not say so, as on .NET Framework.</summary>
    private static string CertificateFault(string said) =>
        string.Concat(CertificateFaults.Where(fault => said.IndexOf(fault.Key, StringComparison.Ordinal) >= 0).Select(fault => fault.Value)
            .Distinct());

    /// <summary>Names of the runtime (X509ChainStatusFlags and SslPolicyErrors), which are never translated.</summary>
    private static readonly IReadOnlyList<KeyValuePair<string, string>> CertificateFaults =
    [
        new("NotTimeValid", "The certificate has expired, or is not valid yet. "),
        new("RemoteCertificateNameMismatch", "The certificate is for another host name. "),
        new("UntrustedRoot", "This machine does not trust the issuer of the certificate. "),
        new("PartialChain", "This machine does not trust the issuer of the certificate. "),
        new("Revoked", "The certificate was revoked. "),
    ];

    internal static Failure RequestTimedOut(Uri uri, TimeSpan limit) => Make(
        FailureKind.OperationTimeout, $"{uri.GetLeftPart(UriPartial.Authority)} did not answer within {limit.TotalSeconds:0} seconds.",
            "Try again, or allow more time for an answer.");

    /// <summary>The sentence added to the last fault when a run has used up its retries.</summary>
    internal static string RetriesSpent(int repeats, TimeSpan waited) =>
        $"The run retried {Counted.Of(repeats, "time")} and waited {Duration(waited)} for it; it has stopped retrying.";

    /// <summary>An address without its query, which may contain a signature.</summary>
    private static string Place(Uri? address) =>
        address is null ? "an unnamed address" : address.IsAbsoluteUri ? address.GetLeftPart(UriPartial.Path)
            : Show(address.OriginalString.Split('?')[0]);

    /// <summary>Says that a page came in place of the service's answer.</summary>
    /// <param name="title">The title of the page; '' for none.</param>
    internal static string PageSentence(string title) =>
        $"The answer is a web page{(title.Length > 0 ? $" ('{Show(title)}')" : string.Empty)}, so a proxy or a firewall may have " +
            "given it and not the service.";

    private static string WithSaid(string message, string? said) =>
        string.IsNullOrWhiteSpace(said) ? message : $"{message} It says: {Sentence(said!)}";

    /// <summary>The text with a full stop at its end, so that another sentence can follow.</summary>
    private static string Sentence(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length > 0 && (trimmed[trimmed.Length - 1] is '.' or '!' or '?') ? trimmed : trimmed + ".";
    }

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception.Message;
    }
}
