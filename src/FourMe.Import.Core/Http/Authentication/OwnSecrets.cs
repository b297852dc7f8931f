using System.Net;
using System.Text;
using System.Text.Json;

namespace FourMe.Import.Http;

/// <summary>
/// The secrets of a connection, to be removed from every received text: a service or a proxy that repeats our request in its
/// answer must not bring the token into an error, a log or the journal. Thread-safe.
/// </summary>
internal sealed class OwnSecrets
{
    internal const string Mark = "(secret)";

    /// <summary>Shorter texts are not secrets, and removing them would damage ordinary words.</summary>
    private const int Shortest = 6;

    /// <summary>Access tokens are valid for an hour, so only the last few matter.</summary>
    private const int MostFetched = 8;

    private readonly object _gate = new();
    private readonly string[] _given;
    private readonly Queue<string[]> _fetched = new();
    private volatile string[] _forms;

    internal OwnSecrets(FourMeClientOptions options)
    {
        var client = options.Credential as ClientCredential;
        var proxy = options.Proxy?.Credentials as NetworkCredential;
        _given =
        [
            .. FormsOf((options.Credential as PersonalTokenCredential)?.Token), .. FormsOf(client?.ClientSecret),
                .. FormsOf(proxy?.Password),
            .. PairOf(client?.ClientId, client?.ClientSecret), .. PairOf(proxy?.UserName, proxy?.Password),
        ];
        _forms = InOrder(_given);
    }

    /// <summary>Adds a fetched access token.</summary>
    internal void Add(string token)
    {
        lock (_gate)
        {
            _fetched.Enqueue(FormsOf(token));
            if (_fetched.Count > MostFetched) _fetched.Dequeue();
            _forms = InOrder(_given.Concat(_fetched.SelectMany(forms => forms)));
        }
    }

    /// <summary>A text without the secrets; the same instance when it contains none.</summary>
    internal string Cut(string text)
    {
        foreach (string form in _forms)
        {
            for (int at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(form, at + Mark.Length,
                StringComparison.OrdinalIgnoreCase))
                text = text.Remove(at, form.Length).Insert(at, Mark);
        }
        return text;
    }

    /// <summary>The body of an answer without the secrets; bytes that are not UTF-8 change only when a secret was found.</summary>
    internal byte[] Cut(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        string cut = Cut(text);
        return ReferenceEquals(cut, text) ? body : Encoding.UTF8.GetBytes(cut);
    }

    /// <summary>
    /// The runtime's exception for an unreadable answer may quote it. Returns the exception itself when it contains no secret.
    /// </summary>
    internal Exception Cut(Exception cause)
    {
        string told = cause.ToString();
        return ReferenceEquals(Cut(told), told) ? cause : new IOException(Cut(Innermost(cause).Message));
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception;
    }

    /// <summary>The longest first, because a form may be part of another.</summary>
    private static string[] InOrder(IEnumerable<string> forms) =>
        [.. forms.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(form => form.Length)];

    /// <summary>The forms of a secret in headers, addresses, JSON, HTML and base64.</summary>
    private static string[] FormsOf(string? secret) => secret is not { Length: >= Shortest } ? [] :
    [
        secret, Uri.EscapeDataString(secret), JsonEncodedText.Encode(secret).ToString(), secret.Replace("/", "\\/"),
        WebUtility.HtmlEncode(secret), WebUtility.UrlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
    ];

    /// <summary>Name and secret in the form of HTTP basic authentication.</summary>
    private static string[] PairOf(string? name, string? secret) =>
        string.IsNullOrEmpty(secret) ? [] : [Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}"))];
}
