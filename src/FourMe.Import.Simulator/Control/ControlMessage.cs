using System.Text.Json;

namespace FourMe.Import.Simulator.Control;

/// <summary>The JSON object of a control request.</summary>
internal sealed class ControlMessage(Dictionary<string, JsonElement> fields)
{
    public IEnumerable<string> Names => fields.Keys;

    public static async Task<ControlMessage> ReadAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string text = await reader.ReadToEndAsync(context.RequestAborted);
        Dictionary<string, JsonElement>? fields = text.Length == 0 ? null
            : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text);
        return new ControlMessage(new Dictionary<string, JsonElement>(fields ?? [], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A field's value as text; null when absent or null.</summary>
    public string? Text(string name) =>
        fields.TryGetValue(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    /// <summary>A field that is an array of texts; empty when absent or null.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        fields.TryGetValue(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
        ? value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ToString())]
            : throw new ArgumentException($"The field '{name}' is not an array.")
        : [];

    /// <summary>All fields as texts; null is an empty text.</summary>
    public IReadOnlyDictionary<string, string> All() =>
        fields.ToDictionary(field => field.Key, field => Text(field.Key) ?? string.Empty, StringComparer.Ordinal);

    public string Required(string name) => Text(name) ?? throw new ArgumentException($"The field '{name}' is missing.");

    public long Number(string name, long otherwise) => fields.TryGetValue(name, out JsonElement value) ? value.GetInt64() : otherwise;

    public bool Flag(string name, bool otherwise) => fields.TryGetValue(name, out JsonElement value) ? value.GetBoolean() : otherwise;

    public T Enum<T>(string name)
        where T : struct, Enum => System.Enum.Parse<T>(Required(name), ignoreCase: true);

    public T Enum<T>(string name, T otherwise)
        where T : struct, Enum => Text(name) is null ? otherwise : Enum<T>(name);

    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string name) => fields.TryGetValue(name, out JsonElement value)
        ? [.. value.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, pair.Value.ToString()))]
        : [];
}
