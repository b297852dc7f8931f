using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.Http;

/// <summary>A complete answer of the API: status, headers and, if the body is JSON, its JSON.</summary>
internal sealed class ApiAnswer : IDisposable
{
    private const int ExcerptLength = 200;
    private const int LongestHead = 4096;
    private const int LongestBody = 64 * 1024 * 1024;

    private readonly OwnSecrets _secrets;
    private readonly string _body;
    private readonly JsonDocument? _json;
    private readonly Exception? _notJson;

    private ApiAnswer(HttpStatusCode status, HttpResponseHeaders headers, byte[] content, OwnSecrets secrets)
    {
        _secrets = secrets;
        content = secrets.Cut(content);
        Status = status;
        Headers = headers;
        Content = content;
        _body = Encoding.UTF8.GetString(content);
        try
        {
            if (content.Length > 0) _json = JsonText.Parse(content);
        }
        catch (JsonException exception)
        {
            _notJson = exception;
        }
    }

    internal HttpStatusCode Status { get; }

    internal HttpResponseHeaders Headers { get; }

    /// <summary>The target of a redirect, without our secrets; null without one.</summary>
    internal Uri? Location =>
        Headers.Location is { } place && Uri.TryCreate(_secrets.Cut(place.OriginalString), UriKind.RelativeOrAbsolute, out Uri? cut) ? cut
        : null;

    /// <summary>The body, with our secrets removed.</summary>
    internal byte[] Content { get; }

    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The root object; null when the body is not a JSON object.</summary>
    internal JsonElement? Root => _json?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : null;

    /// <summary>The error text of the service: its message with the fields, or the start of the body.</summary>
    internal string? Message =>
        ApiErrorText.Read(Root) is { } said ? WithoutQueries(_secrets.Cut(said)) : _json is null && !LooksLikeMarkup ? Excerpt : null;

    private string Excerpt => WithoutQueries(_body.Length <= ExcerptLength ? _body : _body.Substring(0, ExcerptLength));

    /// <summary>The query of a link may be a signature that gives anybody access to a file.</summary>
    private static string WithoutQueries(string text) => Regex.Replace(text, @"(https?:[\\/]+[^\s""?]*)\?[^\s""<>]*", "$1");

    /// <summary>The title of a web page; '' for one without a title, null when the body is no page. The service sends none.</summary>
    internal string? PageTitle
    {
        get
        {
            if (!IsPage) return null;
            string head = _body.Substring(0, Math.Min(_body.Length, LongestHead));
            string title = Regex.Match(head, "<title[^>]*>([^<]{1,100})", RegexOptions.IgnoreCase).Groups[1].Value;
            return WithoutQueries(_secrets.Cut(WebUtility.HtmlDecode(title).Trim()));
        }
    }

    /// <summary>Whether the body is HTML; the storage host answers in XML.</summary>
    private bool IsPage => Regex.IsMatch(_body.Substring(0, Math.Min(_body.Length, LongestHead)), @"^\s*<(!doctype\s+html|html)\b",
        RegexOptions.IgnoreCase);

    private bool LooksLikeMarkup => _body.TrimStart().StartsWith("<", StringComparison.Ordinal);

    /// <summary>Reads the body of an answer, without a limit on its total time as long as bytes arrive.</summary>
    /// <exception cref="IOException">The connection broke, or the body is longer than any answer of the API.</exception>
    internal static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, TimeLimit limit, OwnSecrets secrets)
    {
        using var body = new MemoryStream();
        if (response.Content is not null)
        {
#if NET
            using Stream stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
#else
            using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            var buffer = new byte[16 * 1024];
            int read;
#pragma warning disable CA1835 // the overload for memory is not in netstandard2.0
            while ((read = await stream.ReadAsync(buffer, 0, buffer.Length, limit.Token).ConfigureAwait(false)) > 0)
#pragma warning restore CA1835
            {
                limit.Touch();
                body.Write(buffer, 0, read);
                if (body.Length > LongestBody) throw new IOException("The answer is longer than any answer of the API.");
            }
            if (response.Content.Headers.ContentLength is { } announced && body.Length < announced)
                throw new IOException($"The answer ended after {body.Length} of {announced} bytes.");
        }
        return new ApiAnswer(response.StatusCode, response.Headers, body.ToArray(), secrets);
    }

    /// <summary>A link to the storage host; null when there is none. A path is not a link, although Unix parses it as a file URI.</summary>
    internal Uri? Link(string name) => Uri.TryCreate(Text(name), UriKind.Absolute, out Uri? link) && !link.IsFile ? link : null;

    internal string? Text(string name) =>
        Root is { } root && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? _secrets.Cut(value.GetString()!) : null;

    internal double? Number(string name) =>
        Root is { } root && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out double number) ? number : null;

    /// <summary>A count; 0 when it is absent or invalid.</summary>
    internal long Count(string name) =>
        Root is { } root && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out long count) ? Math.Max(0, count) : 0;

    /// <summary>The failure for a body with an unexpected format.</summary>
    /// <param name="request">The request, for the message.</param>
    /// <param name="isSecret">The body may contain a token, so it is not shown.</param>
    internal Failure Malformed(string request, bool isSecret = false) =>
        Failures.MalformedAnswer(request, _body.Length == 0 ? "(an empty body)" : isSecret ? "(not shown)" : Excerpt, isSecret ? null
            : _notJson);

    /// <summary>Throws the failure of an error status.</summary>
    /// <param name="what">The requested thing, for the message.</param>
    /// <param name="hint">What to do about an unknown thing; null for the general advice.</param>
    internal void ThrowIfFailed(string what, string? hint = null)
    {
        if (!IsSuccess) throw ApiStatus.FailureOf(this, what, hint).ToException();
    }

    public void Dispose() => _json?.Dispose();
}
