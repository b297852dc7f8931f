using System.Text.Json;
using FourMe.Import.Text;

namespace FourMe.Import.Values;

/// <summary>The custom fields of one cell. If an id occurs twice, the last one is used.</summary>
internal sealed class CustomFieldList : IDisposable
{
    private readonly JsonDocument? _document;
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    private CustomFieldList(JsonDocument? document, string meaning)
    {
        _document = document;
        Meaning = meaning;
        AreFields = document is null ? meaning.Length == 0 : ReadFields(document.RootElement);
    }

    /// <summary>Whether the cell is empty, or an array of objects with an id.</summary>
    internal bool AreFields { get; }

    /// <summary>The normal form of a cell that is not a list of fields: as JSON, or as text.</summary>
    internal string Meaning { get; }

    /// <summary>The ids in the order of the cell.</summary>
    internal IReadOnlyCollection<string> Ids => _ids;

    internal static CustomFieldList Read(string cell)
    {
        string text = PlainSpelling.Of(cell);
        if (text.Length == 0 || text[0] is not ('[' or '{')) return new CustomFieldList(null, text);
        try
        {
            JsonDocument document = JsonText.Parse(text);
            return new CustomFieldList(document, JsonMeaning.Of(document.RootElement));
        }
        catch (JsonException)
        {
            return new CustomFieldList(null, text);
        }
    }

    /// <summary>The normal form of a field's value; null when it has none.</summary>
    internal string? MeaningOf(string id) =>
        _fields.TryGetValue(id, out JsonElement field) && field.TryGetProperty("value", out JsonElement value)
        && !JsonMeaning.IsEmpty(value) ? JsonMeaning.Of(value) : null;

    /// <summary>The field as it is in the cell.</summary>
    internal string TextOf(string id) => _fields[id].GetRawText();

    /// <summary>Ids that have a value, with its normal form, in the order of the ids.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Filled() => _ids.OrderBy(id => id, StringComparer.Ordinal)
        .Select(id => new KeyValuePair<string, string?>(id, MeaningOf(id))).Where(field => field.Value is not null)!;

    public void Dispose() => _document?.Dispose();

    private bool ReadFields(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array) return false;
        foreach (JsonElement field in root.EnumerateArray())
        {
            if (field.ValueKind != JsonValueKind.Object || !field.TryGetProperty("id", out JsonElement named)) return false;
            string id = named.ValueKind == JsonValueKind.String ? named.GetString()! : named.GetRawText();
            if (!_fields.ContainsKey(id)) _ids.Add(id);
            _fields[id] = field;
        }
        return true;
    }
}
