using System.Text.Json;

namespace FourMe.Import.Http;

/// <summary>Reads the service's error bodies: a message, and for 422 pairs of field and text (https://developer.xurrent.com/v1/).</summary>
internal static class ApiErrorText
{
    internal static string? Read(JsonElement? root)
    {
        if (root is not { } body) return null;
        var parts = new List<string>();
        if (body.TryGetProperty("message", out JsonElement message)
            && message.ValueKind == JsonValueKind.String) parts.Add(message.GetString()!);
        if (body.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array)
            parts.AddRange(errors.EnumerateArray().Select(Pair).Where(text => text.Length > 0));
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static string Pair(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String) return error.GetString()!;
        if (error.ValueKind != JsonValueKind.Array) return string.Empty;
        JsonElement[] pair = [.. error.EnumerateArray()];
        return pair.Length == 2 && pair.All(part => part.ValueKind == JsonValueKind.String)
            ? $"{pair[0].GetString()}: {pair[1].GetString()}" : error.GetRawText();
    }
}
