using System.Text.Json;
using FourMe.Import.Text;

namespace FourMe.Import.Planning;

/// <summary>What a record loses by one cell: its value, entries of a list, custom fields, a role.</summary>
internal static class CellLoss
{
    private const string Roles = "people_roles";

    private static readonly IReadOnlyList<ClearedValue> Nothing = [];

    /// <summary>What goes; nothing where a value only makes way for another one.</summary>
    internal static IReadOnlyList<ClearedValue> Of(RecordType type, CellChange cell)
    {
        // Null leaves the account's value alone; where there was no value, none can go.
        if (cell.New is not { } value || string.IsNullOrWhiteSpace(cell.Old)) return Nothing;
        string old = cell.Old!;
        if (type.FindColumn(cell.Column) is not { } column) return Emptied(cell.Column, old, value);
        if (column.Kind == ColumnKind.CustomFields) return Fields(cell.Column, old, value);
        if (column.IsList) return Entries(column, old, value);
        if (column.Kind == ColumnKind.Boolean && type.Name == Roles) return IsTrue(old) && !IsTrue(value) ? [new(column.Name, "1", 1)] : Nothing;
        return Emptied(cell.Column, old, value);
    }

    /// <summary>The entries of a list, without blanks around them; each once.</summary>
    internal static IReadOnlyList<string> EntriesOf(Column column, string cell)
    {
        string mark = (column.Separator ?? "\n").Trim(' ');
        return [.. cell.Split([mark], StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Trim()).Where(entry => entry.Length > 0)
            .Distinct(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<ClearedValue> Emptied(string column, string old, string value) =>
        string.IsNullOrWhiteSpace(value) ? [new(column, old, 1)] : Nothing;

    private static IReadOnlyList<ClearedValue> Entries(Column column, string old, string value)
    {
        IReadOnlyList<string> before = EntriesOf(column, old);
        var left = new HashSet<string>(EntriesOf(column, value), StringComparer.OrdinalIgnoreCase);
        return [.. before.Where(entry => !left.Contains(entry)).Select(entry => new ClearedValue(column.Name, entry, before.Count))];
    }

    /// <summary>Custom fields whose value goes. What is no list of fields counts as one value.</summary>
    private static IReadOnlyList<ClearedValue> Fields(string column, string old, string value)
    {
        if (FieldsOf(old) is not { } before || FieldsOf(value) is not { } after) return Emptied(column, old, value);
        return [.. before.Where(field => !after.Contains(field)).Select(field => new ClearedValue(column, field, 1))];
    }

    /// <summary>The ids of custom fields that have a value; null where the cell is no list of custom fields.</summary>
    private static HashSet<string>? FieldsOf(string cell)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(cell)) return ids;
        try
        {
            using JsonDocument document = JsonText.Parse(cell);
            if (document.RootElement.ValueKind != JsonValueKind.Array) return null;
            foreach (JsonElement field in document.RootElement.EnumerateArray())
                if (field.ValueKind == JsonValueKind.Object && field.TryGetProperty("id", out JsonElement id)
                    && field.TryGetProperty("value", out JsonElement content) && HasContent(content)) ids.Add(id.ToString());
            return ids;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool HasContent(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };

    private static bool IsTrue(string cell) => cell.Trim() is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
}
