using System.Text.Encodings.Web;
using System.Text.Json;

namespace FourMe.Import.Planning;

/// <summary>
/// Reads and writes one change as a line of JSON. Property names have one letter, because a plan may have a million changes.
/// </summary>
internal static class ChangeJson
{
    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Action = "a", Key = "k", Id = "i", Name = "n", Why = "w", Number = "r", Cells = "c", Rows = "s", Before = "b";

    internal static void Write(Utf8JsonWriter writer, PlannedChange planned)
    {
        Change change = planned.Change;
        writer.WriteStartObject();
        writer.WriteString(Action, change.Action.ToString());
        writer.WriteString(Key, change.Key);
        if (change.RecordId is not null) writer.WriteString(Id, change.RecordId);
        if (change.Name is not null) writer.WriteString(Name, change.Name);
        if (change.Reason is not null) writer.WriteString(Why, change.Reason);
        if (planned.Number > 0) writer.WriteNumber(Number, planned.Number);
        writer.WriteStartArray(Cells);
        foreach (CellChange cell in change.Cells)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(cell.Column);
            writer.WriteStringValue(cell.Old);
            writer.WriteStringValue(cell.New);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        WriteRows(writer, Rows, planned.Rows);
        if (planned.Before is not null) WriteRows(writer, Before, planned.Before);
        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">The line is not a change.</exception>
    internal static PlannedChange Read(string line, string planId, string type)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !Enum.TryParse(Text(root, Action), out ChangeAction action)
            || Text(root, Key) is not { } key) throw new JsonException("A line is no change.");
        var change = new Change
        {
            PlanId = planId,
            Type = type,
            Action = action,
            Key = key,
            RecordId = Text(root, Id),
            Name = Text(root, Name),
            Reason = Text(root, Why),
            Cells = [.. root.GetProperty(Cells).EnumerateArray()
                .Select(cell => new CellChange(cell[0].GetString()!, cell[1].GetString(), cell[2].GetString()))],
        };
        return new PlannedChange(change, [.. root.GetProperty(Rows).EnumerateArray().Select(Row)],
            root.TryGetProperty(Number, out JsonElement number) ? number.GetInt64() : 0,
            root.TryGetProperty(Before, out JsonElement before) ? [.. before.EnumerateArray().Select(Row)] : null);
    }

    private static void WriteRows(Utf8JsonWriter writer, string name, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        writer.WriteStartArray(name);
        foreach (IReadOnlyDictionary<string, string> row in rows)
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, string> cell in row) writer.WriteString(cell.Key, cell.Value);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static Dictionary<string, string> Row(JsonElement row)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty cell in row.EnumerateObject()) cells[cell.Name] = cell.Value.GetString()!;
        return cells;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
