using System.Text.Json;

namespace FourMe.Import.Planning;

/// <summary>
/// One record of a ledger as a line of JSON: <c>{"key":"4711","id":"123","seen":true,...}</c>. Times are seconds since 1970 (UTC). For
/// <c>seen</c>, true stands for the last good run, so that a run without changes leaves all lines as they are.
/// </summary>
internal static class LedgerLine
{
    private const string Key = "key", Id = "id", Seen = "seen", Missed = "missed", MissedLast = "missedLast";
    private const string RetiredAt = "retired", Cells = "cells", Column = "column", Before = "before", Written = "written";
    private const string Remembered = "remembered";

    /// <summary>Writes a record as a complete JSON object, without a line end.</summary>
    /// <param name="writer">Receives the object.</param>
    /// <param name="record">The record.</param>
    /// <param name="lastGoodRun">The time of the ledger's last good run; null when there was none.</param>
    internal static void Write(Utf8JsonWriter writer, LedgerRecord record, DateTimeOffset? lastGoodRun)
    {
        writer.WriteStartObject();
        writer.WriteString(Key, record.Key);
        if (record.RecordId is { } id) writer.WriteString(Id, id);
        if (record.LastSeen is { } seen)
        {
            if (seen == lastGoodRun) writer.WriteBoolean(Seen, true);
            else writer.WriteNumber(Seen, seen.ToUnixTimeSeconds());
        }
        if (record.Missed > 0) writer.WriteNumber(Missed, record.Missed);
        if (record.MissedLast is { } last) writer.WriteNumber(MissedLast, last.ToUnixTimeSeconds());
        if (record.Retired is { } retired) WriteRetired(writer, retired);
        if (record.Remembered is { } remembered)
        {
            writer.WritePropertyName(Remembered);
            SeenJson.WriteMarks(writer, remembered);
        }
        writer.WriteEndObject();
    }

    /// <summary>Reads a record.</summary>
    /// <param name="line">The line.</param>
    /// <param name="lastGoodRun">The time of the ledger's last good run; null when there was none.</param>
    /// <exception cref="JsonException">The line is not a record.</exception>
    /// <exception cref="InvalidOperationException">A value of the line has another JSON type.</exception>
    internal static LedgerRecord Read(ReadOnlyMemory<byte> line, DateTimeOffset? lastGoodRun)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        return new LedgerRecord
        {
            Key = TextOf(root, Key) ?? throw new JsonException("It has no key."),
            RecordId = TextOf(root, Id),
            LastSeen = root.TryGetProperty(Seen, out JsonElement seen) && seen.ValueKind == JsonValueKind.True
                ? lastGoodRun ?? throw new JsonException("There is no good run in which it could have been seen.") : MomentOf(root, Seen),
            Missed = root.TryGetProperty(Missed, out JsonElement missed) ? missed.GetInt32() : 0,
            MissedLast = MomentOf(root, MissedLast),
            Retired = MomentOf(root, RetiredAt) is { } at
                ? new Retired(at, [.. root.GetProperty(Cells).EnumerateArray().Select(ReadCell)]) : null,
            Remembered = root.TryGetProperty(Remembered, out JsonElement remembered)
                ? SeenJson.ReadMarks(remembered) : null,
        };
    }

    private static RetiredCell ReadCell(JsonElement cell) => new(
        TextOf(cell, Column) ?? throw new JsonException("A cell has no column."), TextOf(cell, Before),
        TextOf(cell, Written) ?? string.Empty);

    private static void WriteRetired(Utf8JsonWriter writer, Retired retired)
    {
        writer.WriteNumber(RetiredAt, retired.At.ToUnixTimeSeconds());
        writer.WriteStartArray(Cells);
        foreach (RetiredCell cell in retired.Cells)
        {
            writer.WriteStartObject();
            writer.WriteString(Column, cell.Column);
            if (cell.Before is { } before) writer.WriteString(Before, before);
            writer.WriteString(Written, cell.Written);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static string? TextOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? MomentOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? DateTimeOffset.FromUnixTimeSeconds(value.GetInt64()) : null;
}
