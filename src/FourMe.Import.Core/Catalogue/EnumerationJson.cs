using System.Text.Json;

namespace FourMe.Import.Catalogue;

/// <summary>
/// The format of the service's answer to <c>GET /enums</c>, which is also the format of the cache on disk: an object of arrays
/// of id and txt. A list in another format is skipped, so that it does not cost all the others.
/// </summary>
internal static class EnumerationJson
{
    private const string Id = "id", Label = "txt";

    internal static IReadOnlyDictionary<string, Enumeration> None { get; } = new Dictionary<string, Enumeration>();

    /// <summary>Reads the lists; empty when nothing in the object has the format.</summary>
    internal static IReadOnlyDictionary<string, Enumeration> Read(JsonElement lists)
    {
        if (lists.ValueKind != JsonValueKind.Object) return None;
        var byName = new Dictionary<string, Enumeration>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty list in lists.EnumerateObject())
            if (ValuesOf(list.Value) is { } values) byName[list.Name] = new Enumeration(list.Name, values);
        return byName;
    }

    internal static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, Enumeration> lists)
    {
        writer.WriteStartObject();
        foreach (Enumeration list in lists.Values)
        {
            writer.WriteStartArray(list.Name);
            foreach (KeyValuePair<string, string?> value in list.Values)
            {
                writer.WriteStartObject();
                writer.WriteString(Id, value.Key);
                writer.WriteString(Label, value.Value);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static KeyValuePair<string, string?>[]? ValuesOf(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) return null;
        KeyValuePair<string, string?>[] values = [.. list.EnumerateArray().Select(ValueOf).Where(value => value.Key.Length > 0)];
        return values.Length > 0 || list.GetArrayLength() == 0 ? values : null;
    }

    private static KeyValuePair<string, string?> ValueOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? new(value.TryGetProperty(Id, out JsonElement id) ? Text(id) ?? string.Empty : string.Empty,
                value.TryGetProperty(Label, out JsonElement label) ? Text(label) : null)
            : new(Text(value) ?? string.Empty, null);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
