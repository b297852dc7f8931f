using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FourMe.Import.Simulator.Imports;

/// <summary>
/// Rewrites custom fields as JSON with the same content: other white space and escapes, sorted by id, without empty fields.
/// </summary>
internal static class JsonRewriting
{
    private static readonly JsonSerializerOptions Spaced = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Default };

    public static string Fields(string text)
    {
        if (Parse(text) is not JsonArray fields)
            return text;
        JsonNode[] filled =
        [
            .. fields.OfType<JsonObject>().Where(HasValue)
                .OrderByDescending(field => field["id"]?.ToString(), StringComparer.Ordinal)
                .Select(field => new JsonObject(field.OrderByDescending(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())))),
        ];
        return filled.Length == 0 ? string.Empty : new JsonArray(filled).ToJsonString(Spaced);
    }

    private static bool HasValue(JsonObject field) => field["value"] is { } value && value.ToJsonString() is not ("\"\"" or "[]");

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
