using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.Http;

/// <summary>An answer of the API, read whole: status, headers and the JSON in its body where it is JSON.</summary>
internal sealed class ApiAnswer : IDisposable
{
    private const int ExcerptLength = 200;
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

    /// <summary>Where the service redirects to, without our secrets; null where it does not.</summary>
    internal Uri? Location =>
        Headers.Location is { } place && Uri.TryCreate(_secrets.Cut(place.OriginalString), UriKind.RelativeOrAbsolute, out Uri? cut) ? cut
        : null;

    /// <summary>The body as it came, but for our secrets.</summary>
    internal byte[] Content { get; }

    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The root object; null when the body is not a JSON object.</summary>
    internal JsonElement? Root => _json?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : null;

    /// <summary>What the service says of an error: its message with the fields it complains of, or the start of the body.</summary>
    internal string? Message =>
        ApiErrorText.Of(Root) is { } said ? WithoutQueries(_secrets.Cut(said)) : _json is null && !LooksLikeMarkup ? Excerpt : null;

    private string Excerpt => WithoutQueries(_body.Length <= ExcerptLength ? _body : _body.Substring(0, ExcerptLength));

    /// <summary>The query of a link may be a signature that opens a file to anybody.</summary>
    private static string WithoutQueries(string text) => Regex.Replace(text, @"(https?:[\\/]+[^\s""?]*)\?[^\s""<>]*", "$1");

    private bool LooksLikeMarkup => _body.TrimStart().StartsWith("<", StringComparison.Ordinal);

    /// <summary>Reads the body of an answer, as long as bytes keep coming.</summary>
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

    /// <summary>A link to the storage host; null where there is none. A path is none, though Unix takes it for a file.</summary>
    internal Uri? Link(string name) => Uri.TryCreate(Text(name), UriKind.Absolute, out Uri? link) && !link.IsFile ? link : null;

    internal string? Text(string name) =>
        Root is { } root && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? _secrets.Cut(value.GetString()!) : null;

    internal double? Number(string name) =>
        Root is { } root && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out double number) ? number : null;

    /// <summary>A count; 0 when it is not told, or is none.</summary>
    internal long Count(string name) =>
        Root is { } root && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out long count) ? Math.Max(0, count) : 0;

    /// <summary>The failure for a body that is not what it should be.</summary>
    /// <param name="request">What was asked, for the message.</param>
    /// <param name="isSecret">The body may hold a token, so it is not shown.</param>
    internal Failure Malformed(string request, bool isSecret = false) =>
        Failures.MalformedAnswer(request, _body.Length == 0 ? "(an empty body)" : isSecret ? "(not shown)" : Excerpt, isSecret ? null
            : _notJson);

    /// <summary>Throws the failure that the status stands for.</summary>
    /// <param name="what">What was asked for, for the message.</param>
    internal void ThrowIfFailed(string what)
    {
        if (!IsSuccess) throw ApiStatus.FailureOf(this, what).ToException();
    }

    public void Dispose() => _json?.Dispose();
}
