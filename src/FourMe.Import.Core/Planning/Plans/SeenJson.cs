using System.Text.Json;

namespace FourMe.Import.Planning;

/// <summary>
/// Reads and writes a seen record as one line of JSON: key, ID, how it was seen unless it was accepted, and the marks of its remembered
/// values if it has any.
/// </summary>
internal static class SeenJson
{
    internal static void Write(Utf8JsonWriter writer, SeenRecord record)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(record.Key);
        writer.WriteStringValue(record.Id);
        if (record.How != SeenHow.Seen) writer.WriteStringValue(record.How.ToString());
        if (record.Remembered is { } remembered) WriteMarks(writer, remembered);
        writer.WriteEndArray();
    }

    /// <exception cref="JsonException">The line is not valid JSON.</exception>
    internal static SeenRecord Read(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        var how = SeenHow.Seen;
        IReadOnlyDictionary<string, ulong>? remembered = null;
        for (int i = 2; i < root.GetArrayLength(); i++)
        {
            if (root[i].ValueKind == JsonValueKind.Object)
                remembered = ReadMarks(root[i]);
            else how = (SeenHow)Enum.Parse(typeof(SeenHow), root[i].GetString()!);
        }
        return new SeenRecord(root[0].GetString() ?? string.Empty, root[1].GetString() ?? string.Empty, how, remembered);
    }

    internal static void WriteMarks(Utf8JsonWriter writer, IReadOnlyDictionary<string, ulong> marks)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, ulong> mark in marks) writer.WriteNumber(mark.Key, mark.Value);
        writer.WriteEndObject();
    }

    /// <exception cref="FormatException">A mark is not an unsigned 64-bit number.</exception>
    internal static Dictionary<string, ulong> ReadMarks(JsonElement marks) =>
        marks.EnumerateObject().ToDictionary(mark => mark.Name, mark => mark.Value.GetUInt64(), StringComparer.Ordinal);
}
