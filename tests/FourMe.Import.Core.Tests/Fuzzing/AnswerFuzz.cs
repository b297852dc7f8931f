using System.Net;
using System.Text.Json;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Responses of the service, or of something in its place.</summary>
public class AnswerFuzz(ITestOutputHelper output)
{
    private static readonly HttpStatusCode[] Statuses =
        [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.Found, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.UnprocessableEntity, (HttpStatusCode)429, HttpStatusCode.InternalServerError];

    private static readonly string[] Seeds =
    [
        """{"state":"done","line":12,"results":{"errors":0,"failures":1,"created":2,"updated":3,"unchanged":4,"deleted":5},"logfile":"https://s3.example.com/log?X-Amz-Signature=abc","message":"All done"}""",
        """{"state":"processing","line":3}""", """{"state":"queued"}""", """{"state":"error","message":"Too many import failures: \u00e9\ud83d\ude00"}""",
        """{"token":"68ef5ef0f64c0"}""", """{"state":"done","url":"https://s3.example.com/f.csv?x=1"}""", """{"state":"failed","rate_limit_exceeded":"people"}""",
        """{"message":"Validation failed","errors":[["type","is invalid"],["file","can't be blank"],"x",[1,2],{"a":[]}]}""",
        """{"access_token":"abcdef","token_type":"Bearer","expires_in":3600,"scope":""}""", """{"error":"invalid_client","error_description":"No"}""",
        """{"id":123,"name":"Howard Tanner","primary_email":"howard@example.com","account":{"id":"wdc"}}""",
        """[{"id":1},{"id":2}]""", "null", "\"text\"", "<html><body>502 Bad Gateway</body></html>", "", "   ", "{}",
    ];

    private static readonly string[] Tokens =
    [
        "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "{", "}", "[", "]", ":", ",", "null", "true", "-", "1e999", "-1e999", "9223372036854775808", "1.5", "NaN",
        "\"state\":", "\"token\":", "\"results\":", "\"errors\":[", "\"message\":", "\"url\":", "\"line\":", "\"logfile\":", "file:///etc/passwd", "http://", "//comment", "/*", "<", "https://h/p?q=secret",
    ];

    [Fact]
    public Task An_answer_means_what_it_says_or_is_malformed() => new Fuzz(output, Seeds, Tokens).RunAsync(150_000, async input =>
    {
        using var limit = new TimeLimit(TimeProvider.System, TimeSpan.FromMinutes(1), default);
        using var response = new HttpResponseMessage(Statuses[input.Length % Statuses.Length]) { Content = new ByteArrayContent(input) };
        using ApiAnswer answer = await ApiAnswer.ReadAsync(response, limit, new OwnSecrets(new FourMeClientOptions { Credential = FourMeCredential.PersonalToken("none") }));

        KnownFailures.Check(answer.Malformed("the request"));
        KnownFailures.Check(ApiStatus.FailureOf(answer, "it"));
        string? token = TokenOf(answer);
        ImportStatus? import = ImportStatus.Read(answer);
        ExportStatus? export = ExportStatus.Read(answer);
        _ = (answer.Number("expires_in"), answer.Text("access_token"), answer.Number("id"), answer.Text("name"));

        Assert.Equal(Expected(input, "state"), import?.State.Name);
        Assert.Equal(Expected(input, "state"), export?.State.Name);
        if (answer.IsSuccess) Assert.Equal(Expected(input, "token"), token);
        Assert.True(import?.Line is null or >= 0);
        // Counts that cannot be read are no success.
        if (import?.Counts is { Failures: 0 }) Assert.Equal("0", JsonDocument.Parse(input).RootElement.GetProperty("results").GetProperty("failures").GetRawText().TrimStart('-'));
    });

    private static string? TokenOf(ApiAnswer answer)
    {
        try
        {
            return KnownFailures.Of(() => JobStart.TokenOf(answer, "the import"));
        }
        catch (AmbiguousRequestException doubtful)
        {
            KnownFailures.Check(Assert.IsType<FourMeException>(doubtful.InnerException).Failure);
            return null;
        }
    }

    /// <summary>The text of a property, read by another parser; null when it is missing or not text.</summary>
    private static string? Expected(byte[] input, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(input);
            CheckTexts(document.RootElement);
            string? text = document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject().Last(property => property.NameEquals(name)).Value.GetString() : null;
            return text is { Length: > 0 } ? text : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Throws when one of the strings is not valid text.</summary>
    private static void CheckTexts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) element.GetString();
        else if (element.ValueKind == JsonValueKind.Array) foreach (JsonElement item in element.EnumerateArray()) CheckTexts(item);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (JsonProperty property in element.EnumerateObject())
            {
                Assert.NotNull(property.Name);
                CheckTexts(property.Value);
            }
    }
}
