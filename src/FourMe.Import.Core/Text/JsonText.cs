using System.Text;
using System.Text.Json;

namespace FourMe.Import.Text;

/// <summary>
/// Parses JSON and checks every text in it. The runtime's parser accepts bytes that are not UTF-8 and unpaired surrogates, and
/// throws a different exception later, when they are read.
/// </summary>
internal static class JsonText
{
    /// <exception cref="JsonException">It is not JSON, or a text in it is not valid UTF-8.</exception>
    internal static JsonDocument Parse(byte[] json, JsonDocumentOptions options = default)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = options.CommentHandling, MaxDepth = options.MaxDepth,
        });
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String) reader.GetString();
        }
        catch (InvalidOperationException noText)
        {
            throw new JsonException(noText.Message, noText);
        }
        return JsonDocument.Parse(json, options);
    }

    /// <exception cref="JsonException">It is not JSON, or a text in it is not valid UTF-8.</exception>
    internal static JsonDocument Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));
}
