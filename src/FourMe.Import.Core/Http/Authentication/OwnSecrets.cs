using System.Net;
using System.Text;
using System.Text.Json;

namespace FourMe.Import.Http;

/// <summary>
/// The secrets of a connection, to be cut from whatever the other side says: a service or a proxy that repeats our request in
/// its answer must not bring the token into an error, a log or the journal. Safe to use from several threads.
/// </summary>
internal sealed class OwnSecrets
{
    internal const string Mark = "(secret)";

    /// <summary>What is shorter is no secret, and would tear holes into ordinary words.</summary>
    private const int Shortest = 6;

    /// <summary>Access tokens live for an hour; those before the last few open nothing any more.</summary>
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

    /// <summary>Takes note of an access token that was fetched.</summary>
    internal void Add(string token)
    {
        lock (_gate)
        {
            _fetched.Enqueue(FormsOf(token));
            if (_fetched.Count > MostFetched) _fetched.Dequeue();
            _forms = InOrder(_given.Concat(_fetched.SelectMany(forms => forms)));
        }
    }

    /// <summary>A text without the secrets; the same instance where there are none in it.</summary>
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

    /// <summary>The body of an answer without the secrets; bytes that are no UTF-8 text are only changed where one was found.</summary>
    internal byte[] Cut(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        string cut = Cut(text);
        return ReferenceEquals(cut, text) ? body : Encoding.UTF8.GetBytes(cut);
    }

    /// <summary>What the runtime says of an answer it could not read may quote it. The exception itself where no secret is in it.</summary>
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

    /// <summary>The longest first: a form may be part of another.</summary>
    private static string[] InOrder(IEnumerable<string> forms) =>
        [.. forms.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(form => form.Length)];

    /// <summary>A secret as it stands in headers, addresses, JSON, HTML and base64.</summary>
    private static string[] FormsOf(string? secret) => secret is not { Length: >= Shortest } ? [] :
    [
        secret, Uri.EscapeDataString(secret), JsonEncodedText.Encode(secret).ToString(), secret.Replace("/", "\\/"),
        WebUtility.HtmlEncode(secret), WebUtility.UrlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
    ];

    /// <summary>Name and secret as HTTP's basic authentication sends them.</summary>
    private static string[] PairOf(string? name, string? secret) =>
        string.IsNullOrEmpty(secret) ? [] : [Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}"))];
}
