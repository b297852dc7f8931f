using System.Text;
using System.Text.Json;

namespace FourMe.Import.Simulator.Http;

/// <summary>The answers of the REST host, errors in the documented shapes.</summary>
internal static class Answers
{
    // Labels and names are sent readable, as the service does.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task SendJsonAsync(this HttpContext context, int status, object body) =>
        context.SendAsync(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(body, Json));

    public static Task SendMessageAsync(this HttpContext context, int status, string message) =>
        context.SendJsonAsync(status, new Dictionary<string, string> { ["message"] = message });

    /// <summary>422: pairs of field and text.</summary>
    public static Task SendInvalidAsync(this HttpContext context, string field, string text) =>
        context.SendJsonAsync(422, new Dictionary<string, object>
        {
            ["message"] = "Validation Failed",
            ["errors"] = new[] { new[] { field, text } },
        });

    public static Task SendXmlErrorAsync(this HttpContext context, int status, string code, string message) =>
        context.SendAsync(status, "application/xml", Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>"));

    public static async Task SendAsync(this HttpContext context, int status, string contentType, byte[] body)
    {
        // A refused upload is read completely. Otherwise the client might never see the answer.
        if (status >= 400)
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
